using EdgeGateway.Protocols.Messages;
using EdgeGateway.Vision.Capture;
using EdgeGateway.Vision.Evidence;
using EdgeGateway.Vision.Inference;
using Microsoft.Extensions.Time.Testing;
using OpenCvSharp;

namespace EdgeGateway.Vision.Tests.Evidence;

/// <summary>What an operator's model finds is in no picture; and when it cannot look, nothing is.</summary>
public sealed class ConcealerTests
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);
    private static readonly PointF[] Zone = [new(0.1f, 0.1f), new(0.9f, 0.1f), new(0.9f, 0.9f), new(0.1f, 0.9f)];
    private static readonly BlurOptions Faces = new() { Model = "faces", Labels = ["face"], Margin = 0.5f };

    /// <summary>A model of people stands in for one of faces: none of those is here.</summary>
    [Fact]
    public void Make_RealFootageAndModel_HidesEveryPersonInEveryPictureAndLeavesTheRest()
    {
        const string Model = "yolox_nano_416";
        var folder = Shared.ModelFolder(Model);
        using var frame = Vtest.First(Shared.Require(Shared.Footage));
        using var detector = DetectorCatalogue.Open(Model, [folder]).Detector;
        var people = detector.Detect(frame).Where(found => found is { Label: "person", Score: >= 0.5f }).Select(found => found.Box).ToList();
        Assert.True(people.Count >= 3, $"{people.Count}");
        var subject = people.MaxBy(box => box.Area);
        using var concealer = Concealer.Of(new BlurOptions { Model = Model, Labels = ["person"] }, name => DetectorCatalogue.Open(name, [folder]))!;

        var plain = StillMaker.Make(frame, Zone, subject, "x", Noon);
        var hidden = StillMaker.Make(frame, Zone, subject, "x", Noon, concealer);

        foreach (var still in hidden)
        {
            Assert.Equal((Model, detector.Digest, false), (still.Hidden!.Model, still.Hidden.Sha256, still.Hidden.Whole));
            Assert.InRange(still.Hidden.Regions, people.Count, 40);
        }
        using var before = Decode(plain[1]);
        using var after = Decode(hidden[1]);
        Assert.All(people, box => Assert.True(Detail(after, box) < 0.5 * Detail(before, box), $"{box}: {Detail(after, box):0.0} of {Detail(before, box):0.0}"));
        // The van is what the case is about.
        Assert.InRange(Detail(after, VtestRun.Van) / Detail(before, VtestRun.Van), 0.95, 1.05);
        using var cropBefore = Decode(plain[2]);
        using var cropAfter = Decode(hidden[2]);
        var middle = new Box(0.3f, 0.3f, 0.7f, 0.7f);
        Assert.True(Detail(cropAfter, middle) < 0.4 * Detail(cropBefore, middle));
        using var overlay = Decode(hidden[0]);
        Assert.All(people.Where(box => box != subject), box => Assert.True(Detail(overlay, box) < 0.7 * Detail(before, box)));
    }

    [Fact]
    public void Hide_FindInTheCloseUpOnly_IsHiddenWhereItIsInTheWholePicture()
    {
        // Found only from near, in the middle of the close-up: that is the middle of the subject.
        var model = new Model(seen => seen.Width < 400 ? [new Detection("face", 0.9f, new Box(0.45f, 0.45f, 0.55f, 0.55f))] : []);
        using var frame = Checkered(400, 300);
        var stills = StillMaker.Make(frame, [], new Box(0.6f, 0.6f, 0.8f, 0.8f), "x", Noon, Concealer.Of(Faces, _ => new DetectorChoice(model, null)));

        using var clean = Decode(stills[1]);
        Assert.Equal(1, stills[1].Hidden!.Regions);
        Assert.InRange(Detail(clean, new Box(0.69f, 0.69f, 0.71f, 0.71f)), 0, 30);
        Assert.InRange(Detail(clean, new Box(0.1f, 0.1f, 0.5f, 0.5f)), 60, 255);
        Assert.InRange(Detail(clean, new Box(0.75f, 0.75f, 0.95f, 0.95f)), 60, 255);
    }

    [Fact]
    public void Hide_FindIsWeakOrAnotherLabel_IsLeft()
    {
        var model = new Model(_ => [new Detection("face", 0.1f, new Box(0, 0, 1, 1)), new Detection("hat", 0.9f, new Box(0, 0, 1, 1))]);
        using var frame = Checkered(400, 300);

        var still = StillMaker.Plain(frame, "a.jpg", Noon, Concealer.Of(Faces, _ => new DetectorChoice(model, null)));

        using var picture = Decode(still);
        Assert.InRange(Detail(picture, new Box(0, 0, 1, 1)), 60, 255);
        Assert.Equal(0, still.Hidden!.Regions);
    }

    [Fact]
    public void Hide_ModelMissing_HidesTheWholePictureAndSaysSoOnce()
    {
        using var concealer = Concealer.Of(new BlurOptions { Model = "nowhere", Labels = ["face"] }, name => DetectorCatalogue.Open(name, []))!;
        List<Trouble?> told = [];
        concealer.Changed += told.Add;
        concealer.Open();
        using var frame = Checkered(400, 300);

        var stills = StillMaker.Make(frame, [], new Box(0.4f, 0.4f, 0.6f, 0.6f), "x", Noon, concealer);

        Assert.Equal("blur.no-model", Assert.Single(told)?.Code);
        foreach (var still in stills.Skip(1))
        {
            using var picture = Decode(still);
            Assert.InRange(Detail(picture, new Box(0, 0, 1, 1)), 0, 30);
        }
        Assert.All(stills, still => Assert.True(still.Hidden is { Whole: true, Sha256: "", Model: "nowhere" }));
    }

    [Fact]
    public void Hide_ModelDoesNotKnowTheLabel_HidesTheWholePicture()
    {
        using var concealer = Concealer.Of(new BlurOptions { Model = "faces", Labels = ["face", "plate"] }, _ => new DetectorChoice(new Model(_ => []), null))!;
        Trouble? told = null;
        concealer.Changed += trouble => told = trouble;
        using var frame = Checkered(400, 300);

        Assert.True(StillMaker.Plain(frame, "a.jpg", Noon, concealer).Hidden!.Whole);
        Assert.Equal("blur.unknown-labels", told?.Code);
        Assert.Contains("plate", told!.Cause.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Hide_ModelFails_HidesTheWholePictureUntilItWorksAgain()
    {
        var works = false;
        using var concealer = Concealer.Of(Faces, _ => new DetectorChoice(new Model(_ => works ? [] : throw new InvalidOperationException("a fault")), null))!;
        List<Trouble?> told = [];
        concealer.Changed += told.Add;
        using var frame = Checkered(400, 300);

        Assert.True(StillMaker.Plain(frame, "a.jpg", Noon, concealer).Hidden!.Whole);
        Assert.Contains("failed (a fault)", told[0]!.Cause.En, StringComparison.Ordinal);
        works = true;
        Assert.False(StillMaker.Plain(frame, "b.jpg", Noon, concealer).Hidden!.Whole);

        Assert.Equal(["blur.failed", null], told.Select(trouble => trouble?.Code));
    }

    [Fact]
    public void Look_SomebodyForgotTheModel_StillShowsNothing()
    {
        var camera = new CameraOptions { Id = "c", Blur = Faces, Rules = [Script.Standing(1)] };
        var clock = new FakeTimeProvider();
        var sight = new Sight(camera, new DetectorChoice(new Model(_ => [new Detection("car", 0.9f, Script.At(0.4f, 0.4f))]), null), clock);
        var stills = Enumerable.Range(0, 10).SelectMany(second =>
        {
            using var frame = Vtest.Flat(64, 48, 1, 2, 3, second);
            return sight.Look(frame).Candidates.SelectMany(candidate => candidate.Stills).ToList();
        }).ToList();

        Assert.NotEmpty(stills);
        Assert.All(stills, still => Assert.True(still.Hidden?.Whole, still.Name));
    }

    private static Mat Decode(Still still) => Cv2.ImDecode(still.Jpeg.Span, ImreadModes.Grayscale);

    /// <summary>Mean difference between neighbours: what makes a face a face.</summary>
    private static double Detail(Mat picture, Box box)
    {
        var (left, right) = ((int)(box.Left * picture.Width), Math.Min((int)(box.Right * picture.Width), picture.Width - 1));
        var (top, bottom) = ((int)(box.Top * picture.Height), Math.Min((int)(box.Bottom * picture.Height), picture.Height));
        using var here = new Mat(picture, new Rect(left, top, right - left, bottom - top));
        using var next = new Mat(picture, new Rect(left + 1, top, right - left, bottom - top));
        using var difference = new Mat();
        Cv2.Absdiff(here, next, difference);
        return Cv2.Mean(difference).Val0;
    }

    /// <summary>Squares of two pixels, black and white.</summary>
    private static Frame Checkered(int width, int height)
    {
        var bgr = new byte[width * height * 3];
        for (var i = 0; i < bgr.Length; i++)
            bgr[i] = (byte)((((i / 3 % width) / 2) + (i / 3 / width / 2)) % 2 * 255);
        return Vtest.Of(bgr, width, height);
    }

    private sealed class Model(Func<Frame, IReadOnlyList<Detection>> see) : Detector
    {
        public override string Name => "faces";

        public override string Digest => new('7', 64);

        public override IReadOnlyList<string> Labels => ["face", "hat"];

        public override IReadOnlyList<Detection> Detect(Frame frame) => see(frame);
    }
}
