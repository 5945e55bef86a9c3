using EdgeGateway.Vision.Capture;

namespace EdgeGateway.Vision.Tests.Capture;

/// <summary>The words are those an ffmpeg 5.1 really wrote.</summary>
public sealed class StreamTroublesTests
{
    [Theory]
    [InlineData("[rtsp @ 0x1] method DESCRIBE failed: 401 Unauthorized | pipe:0: Server returned 401 Unauthorized (authorization failed)", "camera.login")]
    [InlineData("[rtsp @ 0x1] method DESCRIBE failed: 404 Not Found | pipe:0: Server returned 404 Not Found", "camera.no-such-stream")]
    [InlineData("[tcp @ 0x1] Failed to resolve hostname nohost.invalid: Name or service not known | pipe:0: Input/output error", "camera.name-unknown")]
    [InlineData("[tcp @ 0x1] Connection to tcp://127.0.0.1:8655?timeout=4000000 failed: Connection refused | pipe:0: Connection refused", "camera.refused")]
    [InlineData("pipe:0: Connection timed out", "camera.unreachable")]
    [InlineData("[tcp @ 0x1] Connection to tcp://10.9.9.9:554 failed: No route to host", "camera.unreachable")]
    [InlineData("/nix: No such file or directory", "camera.file-missing")]
    [InlineData("/root/x.mp4: Permission denied", "camera.file-forbidden")]
    [InlineData("/etc/passwd: Invalid data found when processing input", "camera.not-video")]
    [InlineData("Stream map '0:v:0' matches no streams.", "camera.not-video")]
    [InlineData("something nobody has seen yet", "camera.no-picture")]
    [InlineData("", "camera.no-picture")]
    public void Of_EndBeforeTheFirstPicture_ReadsFfmpegsWords(string words, string code) =>
        Assert.Equal(code, StreamTroubles.Of(new StreamEnd(StreamEndKind.Ended, words, 0, TimeSpan.Zero)).Code);

    [Theory]
    [InlineData(StreamEndKind.Ended, 12, "camera.lost")]
    [InlineData(StreamEndKind.Silent, 12, "camera.silent")]
    [InlineData(StreamEndKind.Silent, 0, "camera.no-picture")]
    [InlineData(StreamEndKind.Broken, 0, "camera.no-picture")]
    [InlineData(StreamEndKind.NoProgram, 0, "camera.no-ffmpeg")]
    public void Of_OtherEnds_HaveTheirOwnWords(object kind, long frames, string code)
    {
        var trouble = StreamTroubles.Of(new StreamEnd((StreamEndKind)kind, "401 somewhere", frames, TimeSpan.Zero));

        Assert.Equal(code, trouble.Code);
        Assert.NotEmpty(trouble.Cause.Zh);
        Assert.NotEmpty(trouble.NextStep.En);
    }
}
