using EdgeGateway.Vision.Motion;

namespace EdgeGateway.Vision.Tests.Motion;

public sealed class GrayGridTests
{
    [Theory]
    [InlineData(255, 255, 255, 255)]
    [InlineData(0, 0, 0, 0)]
    [InlineData(255, 0, 0, 29)]
    [InlineData(0, 255, 0, 149)]
    [InlineData(0, 0, 255, 77)]
    public void Shrink_OneColour_IsItsBrightness(byte blue, byte green, byte red, float expected)
    {
        var grid = new float[12];
        GrayGrid.Shrink(Vtest.Flat(100, 80, blue, green, red), grid, 4, 3);

        Assert.All(grid, cell => Assert.Equal(expected, cell, 1f));
    }

    [Fact]
    public void Shrink_HalfDarkHalfLight_KeepsTheHalves()
    {
        using var frame = Vtest.Flat(90, 60, 0, 0, 0);
        for (var y = 0; y < 60; y++)
            frame.Luma.Slice((y * 90) + 45, 45).Fill(200);
        var grid = new float[2 * 2];
        GrayGrid.Shrink(frame, grid, 2, 2);

        Assert.Equal([0, 200, 0, 200], grid);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 2)]
    [InlineData(7, 200)]
    public void Shrink_PictureSmallerThanTheGrid_StaysInside(int width, int height)
    {
        var grid = new float[16 * 9];
        GrayGrid.Shrink(Vtest.Flat(width, height, 50, 50, 50), grid, 16, 9);

        Assert.All(grid, cell => Assert.Equal(50, cell, 1f));
    }
}
