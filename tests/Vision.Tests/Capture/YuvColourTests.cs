using CsCheck;
using EdgeGateway.Vision.Capture;

namespace EdgeGateway.Vision.Tests.Capture;

public sealed class YuvColourTests
{
    [Theory]
    [InlineData(YuvMatrix.Bt601, true, 76, 85, 255)]
    [InlineData(YuvMatrix.Bt601, false, 81, 90, 240)]
    [InlineData(YuvMatrix.Bt709, false, 63, 102, 240)]
    [InlineData(YuvMatrix.Bt709, true, 54, 99, 255)]
    [InlineData(YuvMatrix.Bt2020, false, 74, 97, 240)]
    public void ToBgr_RedOfEveryStandard_IsRed(YuvMatrix matrix, bool full, byte y, byte u, byte v)
    {
        var (blue, green, red) = Convert(new YuvColour(matrix, full), y, u, v);

        Assert.InRange(blue, -2, 2);
        Assert.InRange(green, -2, 2);
        Assert.InRange(red, 253, 257);
    }

    [Fact]
    public void ToBgr_AnyGray_IsItsLight() =>
        Gen.Select(Gen.Bool, Gen.Enum<YuvMatrix>(), Gen.Byte[16, 235]).Sample((full, matrix, y) =>
        {
            var colour = new YuvColour(matrix, full);
            var (blue, green, red) = Convert(colour, y, 128, 128);

            Assert.Equal(colour.Light(y), green, 0.01f);
            Assert.Equal((green, green), (blue, red), new Near());
        });

    [Theory]
    [InlineData(false, 16, 0)]
    [InlineData(false, 235, 255)]
    [InlineData(false, 3, 0)]
    [InlineData(false, 250, 255)]
    [InlineData(true, 0, 0)]
    [InlineData(true, 255, 255)]
    public void Light_BothRanges_GoFromBlackToWhite(bool full, byte y, float expected) =>
        Assert.Equal(expected, new YuvColour(YuvMatrix.Bt601, full).Light(y), 0.01f);

    [Theory]
    [InlineData(128, 128, 0)]
    [InlineData(138, 128, 24.6)]
    [InlineData(128, 138, 28.3)]
    public void Colourfulness_IsTheDistanceOfTheColours(byte u, byte v, float expected) =>
        Assert.Equal(expected, YuvColour.Jpeg.Colourfulness(120, u, v), 0.3f);

    private static (float Blue, float Green, float Red) Convert(YuvColour colour, byte y, byte u, byte v)
    {
        var m = colour.ToBgr();
        return (Row(0), Row(4), Row(8));

        float Row(int at) => (m[at] * y) + (m[at + 1] * u) + (m[at + 2] * v) + m[at + 3];
    }

    private sealed class Near : IEqualityComparer<(float, float)>
    {
        public bool Equals((float, float) x, (float, float) y) => MathF.Abs(x.Item1 - y.Item1) < 0.01f && MathF.Abs(x.Item2 - y.Item2) < 0.01f;

        public int GetHashCode((float, float) obj) => 0;
    }
}
