using EdgeGateway.Protocols.EscPos;

namespace EdgeGateway.Protocols.Tests.EscPos;

public sealed class RasterImageTests
{
    private static readonly RasterImage Steps = RasterImage.Of(10, 4, static (x, y) => x <= y);

    [Fact]
    public void Of_EveryDot_StandsWhereItWasAsked()
    {
        Assert.Equal(2, Steps.Stride);
        Assert.Equal("80C0E0F0", Convert.ToHexString([.. Enumerable.Range(0, 4).Select(row => Steps.Bits[row * 2])]));
        Assert.True(Steps[3, 3]);
        Assert.False(Steps[4, 3]);
    }

    [Fact]
    public void Rows_CutAndStacked_AreTheWholePicture() => Assert.Equal(Steps, Steps.Rows(0, 1).Above(Steps.Rows(1, 3)));

    [Fact]
    public void Shifted_ByAFewDots_MovesToTheRight()
    {
        var moved = Steps.Shifted(5);
        Assert.Equal(15, moved.Width);
        Assert.Equal([.. Enumerable.Range(0, 10).Select(x => Steps[x, 2])], Enumerable.Range(5, 10).Select(x => moved[x, 2]));
        Assert.DoesNotContain(Enumerable.Range(0, 5), x => moved[x, 3]);
    }

    [Fact]
    public void Equals_OtherDot_IsAnotherPicture()
    {
        Assert.NotEqual(Steps, RasterImage.Of(10, 4, static (x, y) => x <= y && (x, y) != (0, 0)));
        Assert.NotEqual(RasterImage.Of(8, 2, static (_, _) => true), RasterImage.Of(16, 1, static (_, _) => true));
    }

    [Theory]
    [InlineData(0, 1, 0)]
    [InlineData(8, 2, 1)]
    [InlineData(4097, 1, 513)]
    public void New_SizeAndBitsThatDisagree_AreRefused(int width, int height, int bytes) =>
        Assert.ThrowsAny<ArgumentException>(() => new RasterImage(width, height, new byte[bytes]));
}
