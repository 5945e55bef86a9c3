using EdgeGateway.Testing;
using EdgeGateway.Vision.CameraHealth;
using EdgeGateway.Vision.Capture;
using Microsoft.Extensions.Time.Testing;

namespace EdgeGateway.Vision.Tests.CameraHealth;

public sealed class CameraWatchTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(HealthRun.Start);
    private readonly LogBook _log = new();
    private readonly List<CameraHealthReport> _told = [];
    private double _at;

    [Fact]
    public void Look_ViewChanged_TellsWithBeginCauseAndFigures()
    {
        var watch = Open();
        Play(watch, 12, at => Views.Street(at));
        Assert.Empty(_told);
        var turned = _clock.GetUtcNow();

        Play(watch, 40, at => Views.Street(at, seed: 2));

        var fault = Assert.Single(watch.Report.Faults);
        Assert.Equal("view-changed", fault.Name);
        Assert.InRange(fault.Since - turned, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        Assert.Contains("参考画面", fault.Trouble.Cause.Zh);
        Assert.NotEmpty(fault.Measure);
        Assert.True(watch.Report.RulesSuspended);
        Assert.Contains(_log.Lines, line => line.Contains("fault view-changed", StringComparison.Ordinal));
        Assert.Equal(2, _told.Count);
        Assert.True(_told[0] is { RulesSuspended: true, Faults.Count: 0 }, "suspended at the first sign");
    }

    [Fact]
    public void New_AfterARestart_RemembersTheReference()
    {
        Play(Open(), 12, at => Views.Street(at));

        var next = Open();
        Play(next, 25, at => Views.Street(at, seed: 2));

        Assert.Equal("view-changed", Assert.Single(next.Report.Faults).Name);
        Assert.Equal(["day"], next.Report.References.Keys);
    }

    [Fact]
    public void RenewReference_SaysThatTheNewViewIsRight_AlsoAfterARestart()
    {
        var watch = Open();
        Play(watch, 12, at => Views.Street(at));
        Play(watch, 40, at => Views.Street(at, seed: 2));

        watch.RenewReference();
        Assert.Empty(watch.Report.Faults);
        Play(watch, 12, at => Views.Street(at, seed: 2));
        var next = Open();
        Play(next, 30, at => Views.Street(at, seed: 2));

        Assert.Empty(next.Report.Faults);
        Assert.Contains("view-changed", next.Report.Well);
    }

    [Theory]
    [InlineData("no json")]
    [InlineData("[null]")]
    [InlineData("""[{"light":0,"takenAt":"2026-01-01T00:00:00Z","gray":"AAAA","sharpness":1}]""")]
    public void New_BrokenReferenceFile_IsLearnedAnew(string text)
    {
        Directory.CreateDirectory(_folder.File("cameras/gate"));
        File.WriteAllText(_folder.File("cameras/gate/reference.json"), text);

        var watch = Open();
        Play(watch, 12, at => Views.Street(at));

        Assert.Single(watch.Report.References);
    }

    [Fact]
    public void Look_MoreOftenThanAsked_LooksOnlyNowAndThenAndKeepsTheAnswer()
    {
        var watch = Open();
        Assert.False(LookOnce(watch, Views.Darkened(0, 0.05)));
        _clock.Advance(TimeSpan.FromMilliseconds(100));

        // Too early to look again: a bright picture does not help yet.
        Assert.False(LookOnce(watch, Views.Street(0)));
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.True(LookOnce(watch, Views.Street(1)));
    }

    [Fact]
    public void Look_SwitchedOff_LetsEverythingPass()
    {
        var watch = Open(new CameraHealthOptions { Enabled = false });

        Play(watch, 40, at => Views.Darkened(at, 0.05));

        Assert.Empty(_told);
        Assert.Equal(CameraHealthReport.Unknown, watch.Report);
    }

    public void Dispose() => _folder.Dispose();

    private static bool LookOnce(CameraWatch watch, Frame frame)
    {
        using (frame)
            return watch.Look(frame);
    }

    private CameraWatch Open(CameraHealthOptions? options = null)
    {
        var camera = new CameraOptions { Id = "gate", Health = options ?? new CameraHealthOptions { ReferenceLooks = 10 } };
        var watch = new CameraWatch(camera, _folder.Path, _clock, _log);
        watch.Changed += _told.Add;
        return watch;
    }

    private void Play(CameraWatch watch, int seconds, Func<double, Frame> picture)
    {
        for (var i = 0; i < seconds; i++)
        {
            LookOnce(watch, picture(_at++));
            watch.Tick(true);
            _clock.Advance(TimeSpan.FromSeconds(1));
        }
    }
}
