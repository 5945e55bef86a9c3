using EdgeGateway.Vision.Capture;
using OpenCvSharp;

namespace EdgeGateway.Vision.Tests.Capture;

public sealed class BgrPictureTests
{
    [Theory]
    [InlineData(8, 6)]
    [InlineData(7, 5)]
    [InlineData(1, 1)]
    [InlineData(2, 9)]
    public void Of_AnySize_GivesEveryPixelItsColour(int width, int height)
    {
        using var frame = Vtest.Flat(width, height, 200, 90, 40);
        using var picture = BgrPicture.Of(frame);

        Assert.Equal((width, height), (picture.Width, picture.Height));
        foreach (var pixel in picture.AsSpan<Vec3b>())
            Near((200, 90, 40), pixel);
    }

    [Fact]
    public void Of_TwoColours_StayOnTheirSides()
    {
        var pixels = new byte[8 * 2 * 3];
        for (var i = 0; i < 16; i++)
            pixels[(i * 3) + (i % 8 < 4 ? 0 : 2)] = 255;
        using var frame = Vtest.Of(pixels, 8, 2);
        using var picture = BgrPicture.Of(frame);

        Near((255, 0, 0), picture.At<Vec3b>(1, 2));
        Near((0, 0, 255), picture.At<Vec3b>(1, 5));
    }

    [Theory]
    [InlineData(101, 77, 40, 30)]
    [InlineData(64, 48, 128, 96)]
    [InlineData(3, 3, 8, 8)]
    public void Scaled_FlatPicture_KeepsItsColour(int width, int height, int toWidth, int toHeight)
    {
        using var frame = Vtest.Flat(width, height, 30, 160, 220);
        using var picture = new BgrPicture();
        var scaled = picture.Scaled(frame, new Size(toWidth, toHeight));

        Assert.Equal(new Size(toWidth, toHeight), scaled.Size());
        foreach (var pixel in scaled.AsSpan<Vec3b>())
            Near((30, 160, 220), pixel);
    }

    /// <summary>What was converted before: the whole picture first, then the small one.</summary>
    [Fact]
    public void Scaled_RealPicture_IsThatOfTheWholePicture()
    {
        using var frame = Vtest.First(Shared.Require(Shared.Footage));
        using var whole = BgrPicture.Of(frame);
        using var expected = new Mat();
        Cv2.Resize(whole, expected, new Size(416, 312), 0, 0, InterpolationFlags.Linear);
        using var picture = new BgrPicture();
        using var difference = new Mat();
        Cv2.Absdiff(expected, picture.Scaled(frame, new Size(416, 312)), difference);
        var mean = Cv2.Mean(difference);

        Assert.True(mean.Val0 < 2.5 && mean.Val1 < 2.5 && mean.Val2 < 2.5, $"{mean}");
    }

    /// <summary>Handles only: no plane, however large the picture is.</summary>
    [Fact]
    public void Scaled_PictureAfterPicture_AllocatesNoPixels()
    {
        using var frame = Vtest.Flat(640, 360, 30, 160, 220);
        using var picture = new BgrPicture();
        picture.Scaled(frame, new Size(416, 234));
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 20; i++)
            picture.Scaled(frame, new Size(416, 234));

        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 20, 0, 4096);
    }

    private static void Near((int Blue, int Green, int Red) expected, Vec3b pixel)
    {
        Assert.InRange((int)pixel.Item0, expected.Blue - 3, expected.Blue + 3);
        Assert.InRange((int)pixel.Item1, expected.Green - 3, expected.Green + 3);
        Assert.InRange((int)pixel.Item2, expected.Red - 3, expected.Red + 3);
    }
}
