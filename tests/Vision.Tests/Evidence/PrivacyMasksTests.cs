using EdgeGateway.Vision.Evidence;

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
        Assert.Equal(120, Green(frame, 90, 45));
        Assert.Equal(120, Green(frame, 15, 15));
        Assert.Equal(120, Green(frame, 105, 12));
    }

    [Fact]
    public void Burn_EveryPixelThatTheMaskTouches_IsCovered()
    {
        using var frame = Vtest.Flat(64, 48, 255, 255, 255);
        float[][] concave = [[0.21f, 0.13f], [0.83f, 0.31f], [0.5f, 0.47f], [0.77f, 0.91f], [0.13f, 0.71f]];
        new PrivacyMasks([concave]).Burn(frame);

        // Points drawn evenly inside the polygon never fall on an open pixel.
        var points = concave.Select(point => new PointF(point[0], point[1])).ToArray();
        for (var i = 0; i < 40_000; i++)
        {
            var (x, y) = ((i % 200) / 200f, (i / 200) / 200f);
            if (EdgeGateway.Vision.Rules.Polygon.Contains(points, new PointF(x, y)))
                Assert.Equal(0, Green(frame, (int)(x * 64), (int)(y * 48)));
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

        Assert.All(small.Pixels.ToArray(), value => Assert.Equal(0, value));
        Assert.All(large.Pixels.ToArray(), value => Assert.Equal(0, value));
    }

    [Fact]
    public void Burn_NoMasks_TouchesNothing()
    {
        using var frame = Vtest.Flat(16, 9, 60, 120, 60);
        new PrivacyMasks([]).Burn(frame);

        Assert.Equal(120, Green(frame, 3, 3));
    }

    private static byte Green(EdgeGateway.Vision.Capture.Frame frame, int x, int y) => frame.Pixels[(((y * frame.Width) + x) * 3) + 1];
}
