using EdgeGateway.Protocols.Messages;
using Microsoft.Extensions.Time.Testing;

namespace EdgeGateway.Vision.Tests;

public sealed class CameraStateTests
{
    private static readonly Trouble Lost = new("camera.lost", new("断", "lost"), new("等", "wait"));
    private static readonly Trouble NoModel = new("model.missing", new("缺", "missing"), new("放", "put"));

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 2, 8, 0, 0, TimeSpan.Zero));
    private readonly List<ThingStatus> _told = [];
    private readonly CameraState _state;

    public CameraStateTests()
    {
        _state = new CameraState("cam-1", _clock);
        _state.Changed += _told.Add;
    }

    [Fact]
    public void New_Camera_IsStarting() => Assert.Equal(ThingState.Starting, _state.Current.State);

    [Fact]
    public void PicturesCome_WithModel_IsOnlineAndTellsOnce()
    {
        _state.ModelChanged(null);
        _state.CaptureChanged(true, null);
        _state.CaptureChanged(true, null);

        Assert.Equal(ThingState.Online, Assert.Single(_told).State);
    }

    [Fact]
    public void ModelMissing_BeforeThePicture_ShowsOnlyWithThePicture()
    {
        _state.ModelChanged(NoModel);
        Assert.Empty(_told);

        _state.CaptureChanged(true, null);

        Assert.Equal((ThingState.Degraded, NoModel), (_state.Current.State, _state.Current.Trouble));
    }

    [Fact]
    public void PictureLost_WithModelMissing_ShowsTheWorseTroubleFirst()
    {
        _state.ModelChanged(NoModel);
        _state.CaptureChanged(true, null);
        _state.CaptureChanged(false, Lost);
        Assert.Equal((ThingState.Offline, Lost), (_state.Current.State, _state.Current.Trouble));

        _state.CaptureChanged(true, null);

        Assert.Equal(NoModel, _state.Current.Trouble);
    }

    [Fact]
    public void Since_AnotherCauseInTheSameState_StaysWhereItWas()
    {
        _state.CaptureChanged(false, Lost);
        var since = _state.Current.Since;
        _clock.Advance(TimeSpan.FromMinutes(5));
        _state.CaptureChanged(false, Lost with { Code = "camera.refused" });

        Assert.Equal(since, _state.Current.Since);
        Assert.Equal("camera.refused", _state.Current.Trouble?.Code);
        _state.CaptureChanged(true, null);
        Assert.Equal(since + TimeSpan.FromMinutes(5), _state.Current.Since);
    }

    [Fact]
    public void Facts_WithoutAChange_AreTold()
    {
        _state.FactsChanged(new Dictionary<string, string> { ["fps"] = "2.0" });

        Assert.Equal("2.0", Assert.Single(_told).Facts["fps"]);
    }

    [Fact]
    public void FileInsteadOfRtsp_IsDegradedWithTheNote()
    {
        _state.CaptureChanged(true, Lost with { Code = "camera.demo-without-rtsp" });

        Assert.Equal((ThingState.Degraded, "camera.demo-without-rtsp"), (_state.Current.State, _state.Current.Trouble?.Code));
    }
}
