using EdgeGateway.Vision.Capture;

namespace EdgeGateway.Vision.Tests.Capture;

[Collection(Streams.Name)]
public sealed class DecoderTimeTests
{
    private readonly DecoderTime _time = new();

    [Fact]
    public void Read_SeveralChildren_AddsThemUp()
    {
        TimeSpan? told = TimeSpan.FromSeconds(3);
        _time.Follow(() => told);
        Assert.Equal(TimeSpan.FromSeconds(3), _time.Read());

        told = TimeSpan.FromSeconds(4);
        _time.Leave();
        _time.Follow(() => TimeSpan.FromSeconds(1));

        Assert.Equal(TimeSpan.FromSeconds(5), _time.Read());
    }

    [Fact]
    public void Read_ChildThatDied_KeepsWhatItSaidLast()
    {
        TimeSpan? told = TimeSpan.FromSeconds(3);
        _time.Follow(() => told);
        _ = _time.Read();

        told = null;

        Assert.Equal(TimeSpan.FromSeconds(3), _time.Read());
        _time.Leave();
        Assert.Equal(TimeSpan.FromSeconds(3), _time.Read());
    }

    [Fact]
    public void Read_SystemThatNeverTells_IsUnknownAndNotZero()
    {
        Assert.Null(_time.Read());
        _time.Follow(() => null);
        _time.Leave();

        Assert.Null(_time.Read());
    }

    [Fact]
    public void ProcessorTime_ARealDecoder_GrowsAndIsUnknownOnceItIsGone()
    {
        var child = FfmpegProcess.Start(new FfmpegCommand(["-v", "error", "-f", "lavfi", "-i", "testsrc2=s=1280x720", "-f", "rawvideo", "-pix_fmt", "yuv420p", "-"], null));
        Assert.NotNull(child);
        var buffer = new byte[1 << 20];
        TimeSpan? told = TimeSpan.Zero;
        // Endless test pictures: enough of them take more than the 10 ms the system counts in.
        for (var i = 0; told < TimeSpan.FromMilliseconds(50) && i < 2000; i++)
        {
            child.Output.ReadExactly(buffer);
            told = child.ProcessorTime();
        }

        Assert.True(told >= TimeSpan.FromMilliseconds(50), $"{told}");
        child.Dispose();
        Assert.Null(child.ProcessorTime());
    }
}
