using EdgeGateway.Vision.Capture;
using EdgeGateway.Vision.Inference;
using EdgeGateway.Vision.Motion;
using EdgeGateway.Vision.Rules;
using Microsoft.Extensions.Time.Testing;

namespace EdgeGateway.Vision.Tests.Regions;

/// <summary>
/// Regions behind the motion gate on drawn scenes, two pictures a second. The detector sees the far car only when it looks at a region, and the near person only in the whole picture.
/// </summary>
public sealed class RegionSightTests
{
    private static readonly Box Far = new(0.60f, 0.10f, 0.64f, 0.14f);
    private static readonly float[] Upper = [0.5f, 0, 1, 0.4f];

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 5, 4, 12, 0, 0, TimeSpan.Zero));
    private readonly List<(double At, Candidate Candidate)> _found = [];
    private readonly List<(double At, string Key)> _vacated = [];
    private readonly List<int> _inferences = [];
    private int _wholes;
    private int _parts;

    [Fact]
    public void FarCar_WithoutARegion_IsNotSeen()
    {
        Play(60, _ => [Far], regions: []);

        Assert.Empty(_found);
        Assert.Equal(0, _parts);
        Assert.All(_inferences, looks => Assert.InRange(looks, 0, 1));
    }

    [Fact]
    public void FarCar_InARegion_IsToldInTimeAndWhereItIs()
    {
        Play(60, _ => [Far], regions: [Upper]);

        var (at, candidate) = Assert.Single(_found);
        Assert.Equal((20, 20), (at, candidate.Dwell.TotalSeconds));
        Assert.True(candidate.Box.Iou(Far) > 0.9);
        Assert.Equal("0.5,0,1,0.4", candidate.Provenance["regions"]);
    }

    [Fact]
    public void NothingMoves_RegionIsLookedAtOnlyWhenItsLookIsDue()
    {
        Play(120, _ => [Far], regions: [Upper]);

        Assert.InRange(_parts, 120 / 5, (120 / 5) + 6);
        Assert.Equal(_wholes + _parts, _inferences.Sum());
    }

    /// <summary>Somebody walks through the lower half all the time: every picture is looked at, the region only every five seconds.</summary>
    [Fact]
    public void StandingCar_MotionElsewhereOnly_StaysWithAFractionOfTheLooks()
    {
        Play(120, at => [Far, Walker(at)], regions: [Upper]);

        Assert.Equal(20, Assert.Single(_found).Candidate.Dwell.TotalSeconds);
        Assert.Empty(_vacated);
        Assert.Equal(241, _wholes);
        Assert.InRange(_parts, 120 / 5, (120 / 5) + 8);
        Assert.Equal(_wholes + _parts, _inferences.Sum());
    }

    /// <summary>A place that is missed must be looked for at once, not when the region's look is due.</summary>
    [Fact]
    public void StandingCar_RegionMissesItNowAndThen_IsNeverForgotten()
    {
        Play(300, at => [Far, Walker(at)], regions: [Upper], sees: () => _parts % 5 is not (1 or 3));

        Assert.Single(_found);
        Assert.Empty(_vacated);
    }

    [Fact]
    public void Car_LeavesTheRegion_IsVacatedAsSoonAsWithoutTheGate()
    {
        Play(90, at => at <= 40 ? [Far, Walker(at)] : [Walker(at)], regions: [Upper]);
        var with = Assert.Single(_vacated).At;
        _vacated.Clear();
        Play(90, at => at <= 40 ? [Far, Walker(at)] : [Walker(at)], regions: [Upper], gate: false);

        Assert.Equal(Assert.Single(_vacated).At, with);
    }

    [Fact]
    public void WithoutTheGate_EveryRegionIsLookedAtInEveryPicture()
    {
        Play(10, _ => [Far], regions: [Upper, [0, 0, 0.5f, 0.4f]], gate: false);

        Assert.Equal((21, 42), (_wholes, _parts));
    }

    [Fact]
    public void MotionInOneRegion_OtherRegionIsLeftAlone()
    {
        Play(60, at => [Walker(at)], regions: [Upper, [0, 0.6f, 0.95f, 1]]);

        // The one with the walker every time, the other at its heartbeat and at the start.
        Assert.InRange(_parts, 121 + 12, 121 + 20);
    }

    [Fact]
    public void AfterAFault_EverythingIsLookedAtAgain()
    {
        var sight = Sight([Upper], gate: true);
        for (var n = 0; n < 12; n++)
            Look(sight, n / 2.0, [Far]);
        sight.Suspend();
        var before = (_wholes, _parts);

        Look(sight, 6, [Far]);

        Assert.Equal((before._wholes + 1, before._parts + 1), (_wholes, _parts));
    }

    private static Box Walker(double at) => Script.At(0.1f + (0.7f * (float)((at / 20) % 1)), 0.7f, 0.06f, 0.2f);

    private void Play(double seconds, Func<double, Box[]> things, float[][] regions, bool gate = true, Func<bool>? sees = null)
    {
        var sight = Sight(regions, gate, sees);
        for (var at = 0.0; at <= seconds; at += 0.5)
            Look(sight, at, things(at));
    }

    private Sight Sight(float[][] regions, bool gate, Func<bool>? sees = null)
    {
        var rule = new RuleOptions { Id = "r", Category = "motor-vehicle-parking", Labels = ["car"], Threshold = TimeSpan.FromSeconds(20) };
        var camera = new CameraOptions { Id = "c", Regions = regions, Motion = new MotionOptions { Gate = gate }, Rules = [rule] };
        return new Sight(camera, new DetectorChoice(new Drawn(this, sees ?? (() => true)), null), _clock);
    }

    private void Look(Sight sight, double at, Box[] things)
    {
        using var frame = Drawings.Street(320, 180, at, epoch: 0, things);
        var seen = sight.Look(frame);
        _found.AddRange(seen.Candidates.Select(candidate => (at, candidate)));
        _vacated.AddRange(seen.Vacated.Select(key => (at, key)));
        _inferences.Add(seen.Inferences);
        _clock.Advance(TimeSpan.FromSeconds(0.5));
    }

    /// <summary>Sees dark pixels: in the whole picture only large things, in a region small ones too.</summary>
    private sealed class Drawn(RegionSightTests test, Func<bool> sees) : Detector
    {
        public override string Name => "drawn";

        public override string Digest => "00";

        public override IReadOnlyList<string> Labels => ["car", "person"];

        public override IReadOnlyList<Detection> Detect(Frame frame)
        {
            var isWhole = frame.Width == 320;
            _ = isWhole ? test._wholes++ : test._parts++;
            if (!isWhole && !sees())
                return [];
            return [.. Drawings.Dark(frame).Where(box => isWhole == IsLarge(frame, box)).Select(box => new Detection(isWhole ? "person" : "car", 0.8f, box))];
        }

        private static bool IsLarge(Frame frame, Box box) => box.Height * frame.Height > 20;
    }
}
