using EdgeGateway.Testing;
using EdgeGateway.Vision.Capture;

namespace EdgeGateway.Vision.Tests.Capture;

public sealed class StreamProbeTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Read_PacketsThenStream_GivesRateAndLongestKeyFrameInterval()
    {
        var sight = StreamSight.Read(
            ["packet|pts_time=1.0|flags=K_", "packet|pts_time=1.5|flags=__", "packet|pts_time=N/A|flags=__", "packet|pts_time=2.0|flags=K_", "packet|pts_time=2.5|flags=__", "packet|pts_time=5.0|flags=K_", "stream|codec_name=h264|width=1920|height=1080"]);

        Assert.Equal(("h264", 1920, 1080, 5, 3, 3.0, 1.0), (sight.Codec, sight.Width, sight.Height, sight.Pictures, sight.KeyFrames, sight.KeyFrameSeconds, sight.Fps));
        Assert.Null(StreamSight.Read(["packet|pts_time=1.0|flags=K_"]).KeyFrameSeconds);
    }

    [Fact]
    public async Task Film_IsSeen()
    {
        using var folder = new TempFolder();
        await TestFilm.MakeAsync(folder.File("film.mp4"));

        var sight = await StreamProbe.LookAsync(new CameraOptions { Id = "a", Address = $"file:{folder.File("film.mp4")}" }, TimeProvider.System, Cancel);

        Assert.Null(sight.Trouble);
        Assert.Equal(("h264", 160, 120), (sight.Codec, sight.Width, sight.Height));
        Assert.InRange(sight.Fps!.Value, 9.5, 10.5);
        Assert.InRange(sight.KeyFrameSeconds!.Value, 0.9, 1.1);
    }

    [Fact]
    public async Task Camera_ThatIsNotThere_HasATrouble_WithoutItsPassword()
    {
        var camera = new CameraOptions { Id = "a", Address = $"rtsp://viewer:hidden@127.0.0.1:{FreePort.Next()}/1" };

        var sight = await StreamProbe.LookAsync(camera, TimeProvider.System, Cancel);

        Assert.Equal("camera.refused", sight.Trouble?.Code);
        Assert.DoesNotContain("hidden", $"{sight} {StreamProbe.Shown(camera)}", StringComparison.Ordinal);
        Assert.Equal("127.0.0.1", StreamProbe.EndpointOf(camera)?.Host);
    }

    [Fact]
    public void Command_KeepsThePasswordOutOfTheArguments()
    {
        Assert.True(CameraAddress.TryParse("rtsp://viewer:hidden@192.0.2.20/1", out var address));

        var command = FfmpegCommand.Probe(address!, "tcp");

        Assert.DoesNotContain(command.Arguments, argument => argument.Contains("hidden", StringComparison.Ordinal));
        Assert.Contains("hidden", command.Script, StringComparison.Ordinal);
    }
}
