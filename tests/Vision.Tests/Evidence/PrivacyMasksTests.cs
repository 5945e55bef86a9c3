using EdgeGateway.Vision.Capture;
using EdgeGateway.Vision.Evidence;
using OpenCvSharp;

namespace EdgeGateway.Vision.Tests.Evidence;

public sealed class PrivacyMasksTests
{
    private static readonly float[][] Triangle = [[0.1f, 0.1f], [0.5f, 0.1f], [0.1f, 0.5f]];

    [Fact]
    public void Burn_Polygon_IsBlackInsideAndNothingOutside()
    {
        using var frame = Vtest.Flat(200, 100, 60, 120, 60);
        new PrivacyMasks([Triangle]).Burn(frame);

        Assert.Equal(0, Green(frame, 30, 15));
        Assert.Equal(0, Green(frame, 21, 10));
        Assert.InRange(Green(frame, 90, 45), 119, 121);
        Assert.InRange(Green(frame, 15, 15), 119, 121);
        Assert.InRange(Green(frame, 105, 12), 119, 121);
    }

    [Fact]
    public void Burn_EveryPixelThatTheMaskTouches_IsCovered()
    {
        using var frame = Vtest.Flat(64, 48, 255, 255, 255);
        float[][] concave = [[0.21f, 0.13f], [0.83f, 0.31f], [0.5f, 0.47f], [0.77f, 0.91f], [0.13f, 0.71f]];
        new PrivacyMasks([concave]).Burn(frame);

        // Points drawn evenly inside the polygon never fall on an open pixel.
        using var picture = BgrPicture.Of(frame);
        var points = concave.Select(point => new PointF(point[0], point[1])).ToArray();
        for (var i = 0; i < 40_000; i++)
        {
            var (x, y) = ((i % 200) / 200f, (i / 200) / 200f);
            if (EdgeGateway.Vision.Rules.Polygon.Contains(points, new PointF(x, y)))
                Assert.Equal(default, picture.At<Vec3b>((int)(y * 48), (int)(x * 64)));
        }
    }

    [Fact]
    public void Burn_MaskBeyondTheBorderAndAnotherSize_StaysInThePicture()
    {
        var masks = new PrivacyMasks([[[0f, 0f], [1f, 0f], [1f, 1f], [0f, 1f]]]);
        using var small = Vtest.Flat(16, 9, 60, 120, 60);
        using var large = Vtest.Flat(33, 21, 60, 120, 60);
        masks.Burn(small);
        masks.Burn(large);

        foreach (var frame in new[] { small, large })
        {
            using var picture = BgrPicture.Of(frame);
            Assert.Equal(-1, picture.AsSpan<byte>().IndexOfAnyExcept((byte)0));
        }
    }

    /// <summary>Neither what lies beneath a mask nor what lies beside it colours a masked pixel, in either range and any size.</summary>
    [Theory]
    [InlineData(64, 48, true)]
    [InlineData(61, 47, true)]
    [InlineData(61, 47, false)]
    public void Burn_BrightColoursBesideTheMask_DoNotShineIntoIt(int width, int height, bool full)
    {
        using var drawn = Vtest.Flat(width, height, 255, 0, 0);
        using var frame = new Frame(drawn.Buffer, new PictureFormat(width, height, new YuvColour(YuvMatrix.Bt601, full)), TimeSpan.Zero, 0);
        new PrivacyMasks([[[0.25f, 0.25f], [0.75f, 0.25f], [0.75f, 0.75f], [0.25f, 0.75f]]]).Burn(frame);
        using var picture = BgrPicture.Of(frame);

        for (var y = height / 4; y < height * 3 / 4; y++)
        {
            for (var x = width / 4; x < width * 3 / 4; x++)
                Assert.Equal(default, picture.At<Vec3b>(y, x));
        }
        Assert.True(picture.At<Vec3b>(2, 2).Item0 > 200);
    }

    [Fact]
    public void Burn_NoMasks_TouchesNothing()
    {
        using var frame = Vtest.Flat(16, 9, 60, 120, 60);
        new PrivacyMasks([]).Burn(frame);

        Assert.InRange(Green(frame, 3, 3), 119, 121);
    }

    private static int Green(Frame frame, int x, int y) => Vtest.Pixel(frame, x, y).Green;
}
