using EdgeGateway.Protocols.Messages;
using EdgeGateway.Vision.Capture;
using EdgeGateway.Vision.Inference;
using Microsoft.Extensions.Time.Testing;

namespace EdgeGateway.Vision.Tests;

public sealed class SightTests
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _clock = new(Noon);

    [Fact]
    public void Look_StandingThing_GivesACandidateWithWallClockTimes()
    {
        var sight = Sight(new Scripted(_ => [new Detection("car", 0.8f, Script.At(0.4f, 0.4f))]));
        var results = Play(sight, 0, 30, epoch: 0).ToList();

        var candidate = Assert.Single(results.SelectMany(result => result.Candidates));
        Assert.Equal(Noon.AddSeconds(20), candidate.DecidedAt);
        Assert.Equal(Noon, candidate.FirstSeen);
        Assert.Equal(30, Assert.Single(results[^1].Standing).Dwell.TotalSeconds);
    }

    [Fact]
    public void Look_AfterReconnect_CountsTheGapByTheBoxesOwnClock()
    {
        var sight = Sight(new Scripted(_ => [new Detection("car", 0.8f, Script.At(0.4f, 0.4f))]));
        var before = Play(sight, 0, 8, epoch: 0).ToList();
        _clock.Advance(TimeSpan.FromSeconds(5));
        var after = Play(sight, 0, 20, epoch: 1).ToList();

        Assert.Empty(before.SelectMany(result => result.Candidates));
        var candidate = Assert.Single(after.SelectMany(result => result.Candidates));
        Assert.InRange(candidate.Dwell.TotalSeconds, 20, 21);
        Assert.InRange(candidate.DwellUncertainty.TotalSeconds, 5, 7);
    }

    [Fact]
    public void Look_WallClockStepsBack_DwellDoesNotCare()
    {
        var sight = Sight(new Scripted(_ => [new Detection("car", 0.8f, Script.At(0.4f, 0.4f))]));
        Assert.Empty(Play(sight, 0, 10, epoch: 0).SelectMany(result => result.Candidates));
        _clock.AdjustTime(Noon.AddHours(-3));
        var candidate = Assert.Single(Play(sight, 11, 25, epoch: 0).SelectMany(result => result.Candidates));

        Assert.Equal(20, candidate.Dwell.TotalSeconds);
    }

    [Fact]
    public void Look_PlaceSeenEmpty_SaysWhichCandidateIsOver()
    {
        var sight = Sight(new Scripted(at => at <= 25 ? [new Detection("car", 0.8f, Script.At(0.4f, 0.4f))] : []));
        var results = Play(sight, 0, 60, epoch: 0).ToList();

        Assert.Equal(results.SelectMany(result => result.Candidates).Single().Key, results.SelectMany(result => result.Vacated).Single());
    }

    [Fact]
    public void Look_TwoRules_EachJudgesForItself()
    {
        var camera = new CameraOptions { Id = "c", Rules = [Script.Standing(5), Script.Loitering(8)] };
        var sight = new Sight(camera, new DetectorChoice(new Scripted(at =>
            [new Detection("car", 0.8f, Script.At(0.4f, 0.4f)), new Detection("person", 0.8f, Script.At(0.8f - (0.1f * Math.Max(0, 2 - (float)at)), 0.4f, 0.05f, 0.2f))]), null), _clock);

        Assert.Equal(["no-parking", "loiter"], Play(sight, 0, 20, 0).SelectMany(result => result.Candidates).Select(candidate => candidate.RuleId));
    }

    [Fact]
    public void Look_StandingThing_BringsThePictureOfItsFirstSight()
    {
        // The picture turns lighter second by second, so that it says when it was taken.
        var sight = Sight(new Scripted(_ => [new Detection("car", 0.8f, Script.At(0.4f, 0.4f))]));
        List<Vision.Rules.Candidate> candidates = [];
        for (var at = 0; at <= 20; at++)
        {
            using var frame = Vtest.Flat(64, 48, (byte)(at * 10), (byte)(at * 10), (byte)(at * 10), at);
            candidates.AddRange(sight.Look(frame).Candidates);
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        var stills = Assert.Single(candidates).Stills;
        Assert.Equal(["overlay.jpg", "clean.jpg", "crop.jpg", "first.jpg", "first-crop.jpg"], stills.Select(still => still.Name));
        Assert.Equal(Noon.AddSeconds(2), stills[3].TakenAt);
        Assert.Equal((64, 48), (stills[3].Width, stills[3].Height));
        Assert.True(stills[4].Width < 64 && stills[4].TakenAt == stills[3].TakenAt);
        using var first = OpenCvSharp.Cv2.ImDecode(stills[3].Jpeg.Span, OpenCvSharp.ImreadModes.Color);
        Assert.InRange(first.At<OpenCvSharp.Vec3b>(20, 20).Item1, 15, 25);
    }

    [Fact]
    public void Look_CameraWithAMask_NobodySeesWhatIsBehindIt()
    {
        var camera = new CameraOptions { Id = "c", Masks = [[[0f, 0f], [0.5f, 0f], [0.5f, 1f], [0f, 1f]]], Rules = [Script.Standing(5)] };
        byte seen = 255;
        var sight = new Sight(camera, new DetectorChoice(new Peeking(frame => seen = (byte)Vtest.Pixel(frame, 10, 20).Green), null), _clock);

        var stills = Assert.Single(Play(sight, 0, 10, 0).SelectMany(result => result.Candidates)).Stills;

        Assert.Equal(0, seen);
        foreach (var still in stills.Where(still => still.Name is "clean.jpg" or "first.jpg"))
        {
            using var picture = OpenCvSharp.Cv2.ImDecode(still.Jpeg.Span, OpenCvSharp.ImreadModes.Color);
            Assert.InRange(picture.At<OpenCvSharp.Vec3b>(20, 10).Item1, 0, 4);
            Assert.InRange(picture.At<OpenCvSharp.Vec3b>(20, 60).Item1, 80, 100);
        }
    }

    [Fact]
    public void Trouble_RuleAsksForWhatTheDetectorCannotName_SaysSo()
    {
        using var hog = new HogDetector();

        Assert.Equal("rule.unseen-labels", Sight(hog).Trouble?.Code);
    }

    [Fact]
    public void Trouble_OfTheDetector_ComesFirst()
    {
        var trouble = new Trouble("model.missing", new("", ""), new("", ""));
        var camera = new CameraOptions { Id = "c", Rules = [Script.Standing()] };

        Assert.Same(trouble, new Sight(camera, new DetectorChoice(new Scripted(_ => []), trouble), _clock).Trouble);
    }

    [Fact]
    public void Look_RuleForAnotherDetector_IsSilent()
    {
        static CameraOptions Camera(string onlyWith) => new()
        {
            Id = "c",
            Rules = [new() { Id = "r", Category = "x", Labels = ["car"], Threshold = TimeSpan.FromSeconds(5), OnlyWith = onlyWith }],
        };
        var choice = new DetectorChoice(new Scripted(_ => [new Detection("car", 0.8f, Script.At(0.4f, 0.4f))]), null);

        Assert.Empty(Play(new Sight(Camera("hog"), choice, _clock), 0, 20, 0).SelectMany(result => result.Candidates));
        Assert.Single(Play(new Sight(Camera("scripted"), choice, _clock), 0, 20, 0).SelectMany(result => result.Candidates));
    }

    private Sight Sight(Detector detector) =>
        new(new CameraOptions { Id = "c", Rules = [Script.Standing()] }, new DetectorChoice(detector, null), _clock);

    private IEnumerable<SightResult> Play(Sight sight, int from, int to, int epoch)
    {
        for (var at = from; at <= to; at++)
        {
            using var frame = Vtest.Flat(64, 48, 90, 90, 90, at, epoch);
            yield return sight.Look(frame);
            _clock.Advance(TimeSpan.FromSeconds(1));
        }
    }

    private sealed class Scripted(Func<double, IReadOnlyList<Detection>> scene) : Detector
    {
        public override string Name => "scripted";

        public override string Digest => "00";

        public override IReadOnlyList<string> Labels => ["car", "person"];

        public override IReadOnlyList<Detection> Detect(Frame frame) => scene(frame.StreamTime.TotalSeconds);
    }

    /// <summary>Sees a car in every picture and looks at its pixels.</summary>
    private sealed class Peeking(Action<Frame> look) : Detector
    {
        public override string Name => "peeking";

        public override string Digest => "00";

        public override IReadOnlyList<string> Labels => ["car"];

        public override IReadOnlyList<Detection> Detect(Frame frame)
        {
            look(frame);
            return [new Detection("car", 0.8f, Script.At(0.6f, 0.4f))];
        }
    }
}
