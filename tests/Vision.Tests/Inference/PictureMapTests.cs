using CsCheck;
using EdgeGateway.Vision.Inference;

namespace EdgeGateway.Vision.Tests.Inference;

public sealed class PictureMapTests
{
    private static readonly ModelManifest Letterbox = new() { Width = 416, Height = 416, Resize = "letterbox" };
    private static readonly ModelManifest Stretch = new() { Width = 416, Height = 320, Resize = "stretch" };

    [Theory]
    [InlineData(768, 576, 416, 312)]
    [InlineData(1920, 1080, 416, 234)]
    [InlineData(576, 768, 312, 416)]
    [InlineData(416, 416, 416, 416)]
    [InlineData(100, 50, 416, 208)]
    [InlineData(4000, 1, 416, 1)]
    public void For_Letterbox_KeepsProportions(int width, int height, int mapWidth, int mapHeight) =>
        Assert.Equal(new PictureMap(mapWidth, mapHeight), PictureMap.For(Letterbox, width, height));

    [Fact]
    public void For_Stretch_FillsTheInput() => Assert.Equal(new PictureMap(416, 320), PictureMap.For(Stretch, 1920, 1080));

    [Fact]
    public void Back_LetterboxedPoint_IsWhereItWasInThePicture()
    {
        // 384 of 768 px is 208 of 416 input px; 288 of 576 px is 156, not 208: the padding is not part of the picture.
        var box = PictureMap.For(Letterbox, 768, 576).Back(208, 156, 416, 312);

        Assert.Equal(new Box(0.5f, 0.5f, 1, 1), box);
    }

    [Fact]
    public void Back_AnyBox_ReturnsWithinAPixel() =>
        Gen.Select(Gen.Int[16, 4096], Gen.Int[16, 4096], Gen.Float[0, 0.9f], Gen.Float[0, 0.9f]).Sample((width, height, left, top) =>
        {
            var map = PictureMap.For(Letterbox, width, height);
            var box = map.Back(left * map.Width, top * map.Height, (left + 0.1f) * map.Width, (top + 0.1f) * map.Height);
            Assert.Equal(left, box.Left, 1e-4f);
            Assert.Equal(top + 0.1f, box.Bottom, 1e-4f);
        });

    [Fact]
    public void Back_OutsideThePicture_IsCutOff() =>
        Assert.Equal(new Box(0, 0, 1, 1), PictureMap.For(Letterbox, 768, 576).Back(-20, -20, 500, 400));
}
