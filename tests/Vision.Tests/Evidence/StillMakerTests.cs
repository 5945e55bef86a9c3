using EdgeGateway.Vision.Evidence;
using OpenCvSharp;

namespace EdgeGateway.Vision.Tests.Evidence;

public sealed class StillMakerTests
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);
    private static readonly PointF[] Zone = [new(0.1f, 0.1f), new(0.9f, 0.1f), new(0.9f, 0.9f), new(0.1f, 0.9f)];
    private static readonly Box Thing = new(0.4f, 0.4f, 0.6f, 0.6f);

    [Fact]
    public void Make_Frame_GivesOverlayCleanAndCrop()
    {
        using var frame = Vtest.Flat(400, 300, 60, 120, 60);
        var stills = StillMaker.Make(frame, Zone, Thing, "gate  car 0.80  20.0 s", Noon);

        Assert.Equal(["overlay.jpg", "clean.jpg", "crop.jpg"], stills.Select(still => still.Name));
        Assert.Equal([(400, 300), (400, 300), (160, 120)], stills.Select(still => (still.Width, still.Height)));
        Assert.All(stills, still => Assert.Equal(Noon, still.TakenAt));
        Assert.All(stills, still => Assert.Equal(0xD8FF, BitConverter.ToUInt16(still.Jpeg.Span)));
    }

    [Fact]
    public void Make_Overlay_ShowsZoneYellowAndBoxRed()
    {
        using var frame = Vtest.Flat(400, 300, 60, 120, 60);
        using var overlay = Decode(StillMaker.Make(frame, Zone, Thing, "x", Noon)[0]);
        var (zone, box, ground) = (overlay.At<Vec3b>(150, 40), overlay.At<Vec3b>(150, 160), overlay.At<Vec3b>(60, 100));

        Assert.True(zone.Item1 > 160 && zone.Item2 > 160 && zone.Item0 < 120, zone.ToString());
        Assert.True(box.Item2 > 150 && box.Item1 < 110, box.ToString());
        Assert.InRange(ground.Item1, 110, 130);
    }

    [Fact]
    public void Make_LeavesTheFrameAsItWas()
    {
        using var frame = Vtest.Flat(400, 300, 60, 120, 60);
        var before = frame.Buffer.ToArray();
        StillMaker.Make(frame, Zone, Thing, "x", Noon);

        Assert.Equal(before, frame.Buffer.ToArray());
    }

    [Theory]
    [InlineData(0, 0, 0.1f, 0.1f)]
    [InlineData(0.95f, 0.95f, 1, 1)]
    [InlineData(0.5f, 0.5f, 0.5f, 0.5f)]
    [InlineData(0, 0, 1, 1)]
    public void Around_AnyBox_StaysInThePictureAndIsNotEmpty(float left, float top, float right, float bottom)
    {
        var cut = StillMaker.Around(new Box(left, top, right, bottom), 64, 48);

        Assert.True(cut is { X: >= 0, Y: >= 0, Width: > 0, Height: > 0 } && cut.Right <= 64 && cut.Bottom <= 48, cut.ToString());
    }

    [Fact]
    public void Make_TinyPictureAndLongCaption_StillWorks()
    {
        using var frame = Vtest.Flat(32, 16, 60, 120, 60);

        Assert.Equal(3, StillMaker.Make(frame, Zone, Thing, new string('x', 300), Noon).Count);
    }

    private static Mat Decode(Still still) => Cv2.ImDecode(still.Jpeg.ToArray(), ImreadModes.Color);
}
