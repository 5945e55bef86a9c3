using EdgeGateway.Vision.Capture;
using EdgeGateway.Vision.Inference;
using EdgeGateway.Vision.Motion;
using EdgeGateway.Vision.Rules;
using Microsoft.Extensions.Time.Testing;

namespace EdgeGateway.Vision.Tests;

/// <summary>The motion gate before the detector: it saves looks, and must never make what stands there forgotten. Scenes are drawn, two pictures a second.</summary>
public sealed class GatedSightTests
{
    private static readonly Box Car = new(0.6f, 0.4f, 0.75f, 0.55f);
    private static readonly Detection Seen = new("car", 0.8f, Car);

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 5, 4, 12, 0, 0, TimeSpan.Zero));
    private readonly List<(double At, Candidate Candidate)> _found = [];
    private readonly List<(double At, string Key)> _vacated = [];
    private int _looks;

    [Fact]
    public void StandingCar_NothingMoves_IsToldInTimeWithAFractionOfTheLooks()
    {
        var pictures = Play(120, draw: at => [Car], see: _ => [Seen]);

        Assert.Equal(20, Assert.Single(_found).At);
        Assert.Equal(20, _found[0].Candidate.Dwell.TotalSeconds);
        Assert.InRange(_found[0].Candidate.DwellUncertainty.TotalSeconds, 0, 1);
        Assert.InRange(_looks, 120 / 5, 120 / 5 + 6);
        Assert.Equal(241, pictures);
    }

    /// <summary>The detector misses it in two of five looks: a miss makes it look again, so the car is not forgotten between two heartbeats.</summary>
    [Fact]
    public void StandingCar_DetectorMissesItNowAndThen_IsNeverForgotten()
    {
        Play(300, draw: at => [Car], see: _ => _looks % 5 is 1 or 3 ? [] : [Seen]);

        Assert.Single(_found);
        Assert.Empty(_vacated);
    }

    /// <summary>It misses the car for three looks in a row at a heartbeat, as a cloud or a reflection does.</summary>
    [Fact]
    public void StandingCar_MissedForSomeLooksInARow_IsTheSameCar()
    {
        Play(120, draw: at => [Car], see: _ => _looks is >= 8 and <= 10 ? [] : [Seen]);

        Assert.Equal(20, Assert.Single(_found).Candidate.Dwell.TotalSeconds);
        Assert.Empty(_vacated);
    }

    [Fact]
    public void Car_Leaves_IsVacatedAsSoonAsWithoutTheGate()
    {
        Play(90, draw: at => at <= 40 ? [Car] : [], see: at => at <= 40 ? [Seen] : []);
        var with = Assert.Single(_vacated).At;
        _vacated.Clear();
        _found.Clear();
        Play(90, draw: at => at <= 40 ? [Car] : [], see: at => at <= 40 ? [Seen] : [], gate: false);

        Assert.Equal(Assert.Single(_vacated).At, with);
    }

    [Fact]
    public void Car_ComesLate_IsSeenInItsFirstPicture()
    {
        Play(60, draw: at => at >= 20.5 ? [Car] : [], see: at => at >= 20.5 ? [Seen] : []);

        Assert.Equal(40.5, Assert.Single(_found).At);
        Assert.InRange(_found[0].Candidate.DwellUncertainty.TotalSeconds, 0, 0.5);
    }

    /// <summary>Somebody walks in front of the car and hides it for four seconds.</summary>
    [Fact]
    public void StandingCar_SomebodyPassesInFront_IsTheSameCar()
    {
        static Box Walker(double at) => new((float)(0.4 + ((at - 30) * 0.04)), 0.3f, (float)(0.4 + ((at - 30) * 0.04) + 0.2), 0.7f);
        static bool Walks(double at) => at is >= 30 and <= 42;
        Play(
            120,
            draw: at => Walks(at) ? [Car, Walker(at)] : [Car],
            see: at => Walks(at) ? (Walker(at).Iou(Car) > 0.2f ? [new("person", 0.9f, Walker(at))] : [Seen, new("person", 0.9f, Walker(at))]) : [Seen]);

        Assert.Single(_found);
        Assert.Empty(_vacated);
    }

    /// <summary>The detector sees a car in a single look where none is. Nothing moves, but that is no proof of a car that stands.</summary>
    [Fact]
    public void NoCar_DetectorIsWrongOnce_NothingIsTold()
    {
        Play(60, draw: _ => [], see: _ => _looks == 5 ? [Seen] : [], threshold: 3);

        Assert.Empty(_found);
    }

    /// <summary>Traffic on the other side of the street wakes nobody, and what stands in the zone is told all the same.</summary>
    [Fact]
    public void StandingCar_TrafficOutsideTheZone_CostsNothing()
    {
        static Box Traffic(double at) => new((float)(at * 0.07 % 0.4), 0.7f, (float)((at * 0.07 % 0.4) + 0.1), 0.85f);
        Play(120, draw: at => [Car, Traffic(at)], see: at => [Seen, new("car", 0.9f, Traffic(at))], zone: [[0.5f, 0.3f], [0.9f, 0.3f], [0.9f, 0.65f], [0.5f, 0.65f]]);

        Assert.Equal(20, Assert.Single(_found).At);
        Assert.InRange(_looks, 120 / 5, 120 / 5 + 6);
    }

    /// <summary>What left unseen, outside every zone, is not taken for still there.</summary>
    [Fact]
    public void Hold_PlaceWhosePixelsChanged_IsNotHeld()
    {
        var parked = new Box(0.1f, 0.7f, 0.2f, 0.85f);
        List<SightResult> results = [];
        Play(
            8, draw: at => at < 6 ? [Car, parked] : [Car], see: at => at < 6 ? [Seen, new("car", 0.9f, parked)] : [Seen],
            zone: [[0.5f, 0.3f], [0.9f, 0.3f], [0.9f, 0.65f], [0.5f, 0.65f]], each: results.Add);

        var last = results[^1].Standing;
        Assert.Equal(8, last.Single(thing => thing.Box.Iou(Car) > 0.9f).Dwell.TotalSeconds);
        Assert.InRange(last.Single(thing => thing.Box.Iou(parked) > 0.9f).Dwell.TotalSeconds, 5, 5.5);
    }

    /// <summary>The camera is switched to another size: places are parts of the picture and stay.</summary>
    [Fact]
    public void StandingCar_PictureSizeChanges_IsTheSameCar()
    {
        Play(60, draw: _ => [Car], see: _ => [Seen], size: at => at < 15 ? (320, 180, 0) : (640, 360, 1));

        Assert.InRange(Assert.Single(_found).At, 20, 20.5);
        Assert.Empty(_vacated);
    }

    [Fact]
    public void Label_InHeldPictures_DoesNotCountAsSeen()
    {
        // Seen in one look of six only: not "most pictures", however long nothing moved after such a look.
        var rule = new RuleOptions { Id = "r", Kind = "label", Category = "exposed-garbage", Labels = ["car"], Threshold = TimeSpan.FromSeconds(30) };
        Play(300, draw: _ => [], see: _ => _looks % 6 == 0 ? [Seen] : [], rule: rule);

        Assert.Empty(_found);
    }

    private int Play(
        double seconds, Func<double, Box[]> draw, Func<double, IReadOnlyList<Detection>> see, double threshold = 20, IReadOnlyList<IReadOnlyList<float>>? zone = null,
        bool gate = true, Func<double, (int Width, int Height, int Epoch)>? size = null, RuleOptions? rule = null, Action<SightResult>? each = null)
    {
        rule ??= new RuleOptions { Id = "r", Category = "motor-vehicle-parking", Labels = ["car"], Threshold = TimeSpan.FromSeconds(threshold), Zone = zone ?? [] };
        var camera = new CameraOptions { Id = "c", Motion = new MotionOptions { Gate = gate }, Rules = [rule] };
        var sight = new Sight(camera, new DetectorChoice(new Drawn(see, () => _looks++), null), _clock);
        var pictures = 0;
        for (var at = 0.0; at <= seconds; at += 0.5, pictures++)
        {
            var (width, height, epoch) = size?.Invoke(at) ?? (320, 180, 0);
            using var frame = Drawings.Street(width, height, at, epoch, draw(at));
            var seen = sight.Look(frame);
            _found.AddRange(seen.Candidates.Select(candidate => (at, candidate)));
            _vacated.AddRange(seen.Vacated.Select(key => (at, key)));
            each?.Invoke(seen);
            _clock.Advance(TimeSpan.FromSeconds(0.5));
        }
        return pictures;
    }

    private sealed class Drawn(Func<double, IReadOnlyList<Detection>> see, Action looked) : Detector
    {
        public override string Name => "drawn";

        public override string Digest => "00";

        public override IReadOnlyList<string> Labels => ["car", "person"];

        public override IReadOnlyList<Detection> Detect(Frame frame)
        {
            looked();
            return see(frame.StreamTime.TotalSeconds);
        }
    }
}
