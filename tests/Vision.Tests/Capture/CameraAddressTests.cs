using EdgeGateway.Vision.Capture;

namespace EdgeGateway.Vision.Tests.Capture;

public sealed class CameraAddressTests
{
    [Theory]
    [InlineData("rtsp://10.0.0.8/stream1", AddressKind.Rtsp, "rtsp://10.0.0.8/stream1", false)]
    [InlineData("RTSP://camera.local:8554/a?b=c", AddressKind.Rtsp, "RTSP://camera.local:8554/a?b=c", false)]
    [InlineData("rtsps://10.0.0.8:322/x", AddressKind.Rtsp, "rtsps://10.0.0.8:322/x", false)]
    [InlineData("rtsp://127.0.0.1:8554/x", AddressKind.Rtsp, "rtsp://127.0.0.1:8554/x", true)]
    [InlineData("rtsp://localhost/x", AddressKind.Rtsp, "rtsp://localhost/x", true)]
    [InlineData("file:/data/clip.mp4", AddressKind.File, "/data/clip.mp4", true)]
    [InlineData("file:///data/clip.mp4", AddressKind.File, "/data/clip.mp4", true)]
    [InlineData("file:clip.mp4", AddressKind.File, "clip.mp4", true)]
    [InlineData("virtual:footage", AddressKind.Virtual, "footage", true)]
    public void TryParse_KnownForms_TellKindAndPlace(string address, object kind, string text, bool local)
    {
        Assert.True(CameraAddress.TryParse(address, out var parsed));

        Assert.Equal((AddressKind)kind, parsed.Kind);
        Assert.Equal(text, parsed.Text);
        Assert.Equal(local, parsed.IsLocal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("http://10.0.0.8/mjpeg")]
    [InlineData("rtsp://")]
    [InlineData("rtsp://user:pa/ss@host/x")]
    [InlineData("file:")]
    [InlineData("rtsp://host/x\noption rtsp_flags listen")]
    [InlineData("file:/clip\u0000.mp4")]
    public void TryParse_AnythingElse_IsRefused(string address) => Assert.False(CameraAddress.TryParse(address, out _));

    [Theory]
    [InlineData("rtsp://admin:secret@10.0.0.8/1", "rtsp://***@10.0.0.8/1")]
    [InlineData("rtsp://admin:se@cret@10.0.0.8/1", "rtsp://***@10.0.0.8/1")]
    [InlineData("[concat] Impossible to open 'rtsp://admin:secret@10.0.0.8/1'", "[concat] Impossible to open 'rtsp://***@10.0.0.8/1'")]
    [InlineData("rtsp://10.0.0.8/mail@home", "rtsp://10.0.0.8/mail@home")]
    [InlineData("nothing to hide", "nothing to hide")]
    public void Redact_AnyText_HidesLoginsOnly(string text, string shown) => Assert.Equal(shown, CameraAddress.Redact(text));

    [Fact]
    public void ToString_AddressWithPassword_DoesNotShowIt()
    {
        Assert.True(CameraAddress.TryParse("rtsp://admin:secret@10.0.0.8/1", out var address));

        Assert.Equal("rtsp://***@10.0.0.8/1", $"{address}");
    }

    [Fact]
    public void ErrorTail_ManyLongLines_KeepsTheLastOnesShortAndClean()
    {
        var tail = new ErrorTail();
        for (var i = 0; i < 40; i++)
            tail.Add($"line {i} " + new string('x', 280) + " rtsp://admin:secret@10.0.0.8/1");

        var text = tail.ToString();

        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
        Assert.DoesNotContain("line 27 ", text, StringComparison.Ordinal);
        Assert.Contains("line 28 ", text, StringComparison.Ordinal);
        Assert.All(text.Split(" | "), line => Assert.InRange(line.Length, 1, 300));
    }
}
