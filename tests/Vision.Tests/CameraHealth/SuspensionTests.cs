using EdgeGateway.Vision.Inference;
using Microsoft.Extensions.Time.Testing;

namespace EdgeGateway.Vision.Tests.CameraHealth;

/// <summary>What a camera that cannot see does to its rules: nothing.</summary>
public sealed class SuspensionTests
{
    private static readonly Detection Car = new("car", 0.9f, Script.At(0.3f, 0.3f, 0.2f, 0.2f));

    private readonly FakeTimeProvider _clock = new(HealthRun.Start);
    private readonly Sight _sight;
    private readonly List<(double At, double Dwell, double Uncertainty)> _found = [];
    private readonly List<double> _vacated = [];
    private double _at;

    public SuspensionTests() => _sight = new Sight(
        new CameraOptions { Id = "gate", Rules = [Script.Standing(threshold: 20)] }, new DetectorChoice(new Nothing(), null), _clock);

    [Fact]
    public void Suspend_WhileACaseIsOpen_DoesNotClearIt()
    {
        Play(30, sees: true);
        Assert.Single(_found);

        // The lens is covered: the detector would see an empty place for two minutes.
        Play(120, sees: false, suspended: true);
        Play(60, sees: true);

        Assert.Empty(_vacated);
        Assert.Single(_found);
    }

    [Fact]
    public void Suspend_WhileAPlaceIsTaken_DoesNotOpenACaseByItself()
    {
        Play(5, sees: true);
        Play(300, sees: true, suspended: true);
        Play(2, sees: true);

        Assert.Empty(_found);
    }

    [Fact]
    public void Suspend_ThenSeenAgain_CountsTheGapAsBlind()
    {
        Play(15, sees: true);
        Play(10, sees: true, suspended: true);
        Play(30, sees: true);

        var (_, dwell, uncertainty) = Assert.Single(_found);
        Assert.True(dwell >= 20 && uncertainty >= 10, $"{dwell} +/- {uncertainty}");
    }

    [Fact]
    public void Suspend_PlaceLeftMeanwhile_IsClearedOnceSeenEmpty()
    {
        Play(30, sees: true);
        Play(60, sees: false, suspended: true);
        Assert.Empty(_vacated);

        Play(60, sees: false);

        Assert.Single(_vacated);
    }

    private void Play(double seconds, bool sees, bool suspended = false)
    {
        for (var end = _at + seconds; _at < end; _at += 0.5)
        {
            using var frame = Vtest.Flat(64, 48, 90, 90, 90, _at);
            if (suspended)
            {
                _sight.Suspend();
            }
            else
            {
                var seen = _sight.Judge(frame, sees ? [Car] : []);
                _found.AddRange(seen.Candidates.Select(candidate => (_at, candidate.Dwell.TotalSeconds, candidate.DwellUncertainty.TotalSeconds)));
                _vacated.AddRange(seen.Vacated.Select(_ => _at));
            }
            _clock.Advance(TimeSpan.FromSeconds(0.5));
        }
    }

    private sealed class Nothing : Detector
    {
        public override string Name => "test";

        public override string Digest => new('0', 64);

        public override IReadOnlyList<string> Labels => ["car"];

        public override IReadOnlyList<Detection> Detect(Vision.Capture.Frame frame) => [];
    }
}
