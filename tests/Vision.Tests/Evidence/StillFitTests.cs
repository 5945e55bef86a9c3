using EdgeGateway.Vision.Capture;
using EdgeGateway.Vision.Evidence;

namespace EdgeGateway.Vision.Tests.Evidence;

public sealed class StillFitTests
{
    [Fact]
    public void Shrink_LargePicture_FitsAndIsStillAPicture()
    {
        using var frame = Noise(640, 480);
        var large = StillMaker.Plain(frame, "a.jpg", default).Jpeg;
        Assert.True(large.Length > 60_000);

        var small = StillFit.Shrink(large, 20_000);

        Assert.NotNull(small);
        Assert.InRange(small.Length, 5_000, 20_000);
        Assert.Equal([0xFF, 0xD8], small[..2]);
    }

    [Fact]
    public void Shrink_WouldShowNothing_IsNull()
    {
        using var frame = Noise(640, 480);

        Assert.Null(StillFit.Shrink(StillMaker.Plain(frame, "a.jpg", default).Jpeg, 500));
    }

    [Fact]
    public void Shrink_NoPicture_IsNull() => Assert.Null(StillFit.Shrink(new byte[100], 50));

    private static Frame Noise(int width, int height)
    {
        var frame = Vtest.Flat(width, height, 0, 0, 0, 0);
        new Random(7).NextBytes(frame.Buffer);
        return frame;
    }
}
