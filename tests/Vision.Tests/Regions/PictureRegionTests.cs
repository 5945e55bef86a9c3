using EdgeGateway.Vision.Capture;
using EdgeGateway.Vision.Regions;

namespace EdgeGateway.Vision.Tests.Regions;

public sealed class PictureRegionTests
{
    [Theory]
    [InlineData(64, 48, 0.25f, 0.25f, 0.75f, 0.5f, 16, 12, 48, 24)]
    [InlineData(64, 48, 0, 0, 1, 1, 0, 0, 64, 48)]
    [InlineData(63, 47, 0.5f, 0.5f, 1, 1, 30, 22, 63, 47)]
    [InlineData(64, 48, 0.99f, 0.99f, 1, 1, 62, 46, 64, 48)]
    [InlineData(64, 48, 0.26f, 0.27f, 0.49f, 0.51f, 16, 12, 32, 26)]
    public void Of_AnyBox_LiesOnBlocksOfColourAndHoldsIt(int width, int height, float left, float top, float right, float bottom, int x, int y, int endX, int endY)
    {
        using var frame = Vtest.Flat(width, height, 0, 0, 0);
        var region = PictureRegion.Of(frame, new Box(left, top, right, bottom));

        Assert.Equal((x, y, endX, endY), (region.Left, region.Top, region.Right, region.Bottom));
    }

    [Fact]
    public void Cut_APart_HasItsPixelsAndTimes()
    {
        var bgr = new byte[63 * 47 * 3];
        new Random(5).NextBytes(bgr);
        using var frame = Vtest.Of(bgr, 63, 47, seconds: 3, epoch: 2);
        var region = PictureRegion.Of(frame, new Box(0.3f, 0.4f, 1, 0.9f));
        using var part = region.Cut(frame);

        Assert.Equal((region.Right - region.Left, region.Bottom - region.Top), (part.Width, part.Height));
        Assert.Equal((frame.StreamTime, frame.Epoch, frame.Format.Colour), (part.StreamTime, part.Epoch, part.Format.Colour));
        using var whole = BgrPicture.Of(frame);
        using var cut = BgrPicture.Of(part);
        for (var y = 0; y < part.Height; y++)
        {
            for (var x = 0; x < part.Width; x++)
                Assert.Equal(whole.At<OpenCvSharp.Vec3b>(region.Top + y, region.Left + x), cut.At<OpenCvSharp.Vec3b>(y, x));
        }
    }

    [Fact]
    public void Back_ABoxOfTheRegion_IsWhereItIsInThePicture()
    {
        using var frame = Vtest.Flat(200, 100, 0, 0, 0);
        var region = PictureRegion.Of(frame, new Box(0.5f, 0.2f, 1, 0.6f));

        var box = region.Back(new Box(0.5f, 0.25f, 1, 0.5f));

        Assert.Equal(new Box(0.75f, 0.3f, 1, 0.4f), box);
    }

    [Fact]
    public void IsCut_OnlyAtABorderThatIsNotThePicturesOwn()
    {
        using var frame = Vtest.Flat(200, 100, 0, 0, 0);
        var region = PictureRegion.Of(frame, new Box(0.5f, 0.2f, 1, 0.6f));

        Assert.True(region.IsCut(new Box(0, 0.3f, 0.1f, 0.5f)));
        Assert.True(region.IsCut(new Box(0.3f, 0.8f, 0.4f, 1)));
        Assert.False(region.IsCut(new Box(0.9f, 0.3f, 1, 0.5f)));
        Assert.False(region.IsCut(new Box(0.3f, 0.3f, 0.4f, 0.5f)));
    }
}
