using EdgeGateway.Vision.Capture;

namespace EdgeGateway.Vision.Tests.Capture;

public sealed class FfmpegCommandTests
{
    [Fact]
    public void For_Rtsp_PutsTheAddressIntoTheScriptOnly()
    {
        var command = FfmpegCommand.For(Address("rtsp://admin:secret@10.0.0.8:554/1"), 2);

        Assert.DoesNotContain(command.Arguments, argument => argument.Contains("10.0.0.8", StringComparison.Ordinal));
        Assert.Contains("file 'rtsp://admin:secret@10.0.0.8:554/1'\n", command.Script);
        Assert.Contains("option rtsp_transport tcp\n", command.Script);
        Assert.Contains("option timeout 5000000\n", command.Script);
    }

    [Fact]
    public void For_RtspWithQuotes_CannotLeaveItsLine()
    {
        var command = FfmpegCommand.For(Address("rtsp://host/it's'option'x"), 2);

        Assert.Contains("file 'rtsp://host/it'\\''s'\\''option'\\''x'\n", command.Script);
        Assert.Equal(5, command.Script!.Trim().Split('\n').Length);
    }

    [Fact]
    public void For_File_LoopsAtItsOwnSpeedAndNeedsNoScript()
    {
        var command = FfmpegCommand.For(Address("file:/data/-clip.mp4"), 2);

        Assert.Null(command.Script);
        Assert.Equal(["-re", "-stream_loop", "-1"], command.Arguments.SkipWhile(argument => argument != "-re").Take(3));
        Assert.Contains("file:/data/-clip.mp4", command.Arguments);
    }

    [Theory]
    [InlineData(2, "t*2+")]
    [InlineData(0.5, "t*0.5+")]
    [InlineData(12.5, "t*12.5+")]
    public void For_Rate_PicksByStreamTime(double fps, string part)
    {
        var command = FfmpegCommand.For(Address("file:/clip.mp4"), fps);

        Assert.Contains(part, command.Arguments[command.Arguments.ToList().IndexOf("-vf") + 1]);
        Assert.DoesNotContain("-skip_frame", command.Arguments);
    }

    [Fact]
    public void For_KeyFrames_LetsTheDecoderSkipTheRest()
    {
        var command = FfmpegCommand.For(Address("rtsp://host/1"), 0);

        // Decoder options count only in front of the input.
        Assert.True(command.Arguments.ToList().IndexOf("-skip_frame") < command.Arguments.ToList().IndexOf("-i"));
        Assert.Equal("format=yuv420p|yuvj420p", command.Arguments[command.Arguments.ToList().IndexOf("-vf") + 1]);
    }

    [Fact]
    public void For_Device_ReadsItThroughVideo4Linux()
    {
        var command = FfmpegCommand.For(Address("v4l2:/dev/video0"), 2);

        Assert.Null(command.Script);
        Assert.Equal(["-f", "v4l2", "-i", "/dev/video0"], command.Arguments.SkipWhile(argument => argument != "-f").Take(4));
        Assert.Equal("v4l2:/dev/video0", $"{Address("v4l2:/dev/video0")}");
    }

    [Theory]
    [InlineData("none", false)]
    [InlineData("vaapi", true)]
    [InlineData("auto", true)]
    public void For_HardwareDecoding_ComesBeforeTheInput(string kind, bool asked)
    {
        var arguments = FfmpegCommand.For(Address("rtsp://host/1"), 2, plan: new StreamPlan("tcp", kind)).Arguments.ToList();

        Assert.Equal(asked, arguments.Contains("-hwaccel"));
        Assert.True(!asked || (arguments[arguments.IndexOf("-hwaccel") + 1] == kind && arguments.IndexOf("-hwaccel") < arguments.IndexOf("-i")));
    }

    [Fact]
    public void For_Udp_AsksTheReaderForIt() =>
        Assert.Contains("option rtsp_transport udp\n", FfmpegCommand.For(Address("rtsp://host/1"), 2, plan: new StreamPlan("udp", "none")).Script);

    [Fact]
    public void For_Film_CopiesBesideThePicturesFromTheSameInput()
    {
        var arguments = FfmpegCommand.For(Address("rtsp://host/1"), 0, plan: new StreamPlan("tcp", "none", "/d/%08d.mkv", "/d/1.csv")).Arguments.ToList();

        Assert.Single(arguments, argument => argument == "-i");
        Assert.True(arguments.IndexOf("pipe:1") < arguments.IndexOf("copy"));
        Assert.Equal("/d/%08d.mkv", arguments[^1]);
    }

    [Fact]
    public void Join_OddNames_StayInTheirQuotes() =>
        Assert.Equal("ffconcat version 1.0\nfile 'file:/d/it'\\''s.mkv'\n", FfmpegCommand.Join(["/d/it's.mkv"], "/d/out.mp4").Script);

    private static CameraAddress Address(string text)
    {
        Assert.True(CameraAddress.TryParse(text, out var address));
        return address;
    }
}
