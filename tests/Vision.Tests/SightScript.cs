using EdgeGateway.Vision.Capture;
using EdgeGateway.Vision.Inference;
using EdgeGateway.Vision.Rules;
using Microsoft.Extensions.Time.Testing;

namespace EdgeGateway.Vision.Tests;

/// <summary>A written scene played to a whole camera at two pictures a second, through restarts: what is remembered goes through its JSON.</summary>
internal sealed class SightScript(CameraOptions camera, Func<double, IReadOnlyList<Detection>> scene)
{
    private const double Fps = 2;

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 5, 4, 12, 0, 0, TimeSpan.Zero));
    private Sight? _sight;
    private string _memory = "";
    private TimeSpan _begun;

    public List<(double At, Candidate Candidate)> Found { get; } = [];

    public List<(double At, string Key)> Vacated { get; } = [];

    public SightResult? Last { get; private set; }

    public string Memory => _memory;

    private double At { get; set; }

    /// <summary>Plays up to this second.</summary>
    public SightScript Until(double seconds)
    {
        _sight ??= Open();
        while (At <= seconds + 1e-9)
        {
            using var frame = Vtest.Flat(64, 48, 90, 90, 90, At - _begun.TotalSeconds);
            Last = _sight.Judge(frame, scene(At));
            Found.AddRange(Last.Candidates.Select(candidate => (At, candidate)));
            Vacated.AddRange(Last.Vacated.Select(key => (At, key)));
            _memory = _sight.Remember().ToJson();
            Pass(1 / Fps);
        }
        return this;
    }

    /// <summary>The gateway is off for this long; afterwards a new program knows what was written down.</summary>
    /// <param name="forgets">As if that was lost.</param>
    public SightScript Restart(double gap, bool forgets = false)
    {
        // The wall clock counts: nothing is known about the machine's own clock.
        var memory = SightMemory.Parse(_memory)! with { MachineBoot = null };
        Pass(gap);
        _begun = TimeSpan.FromSeconds(At);
        _sight = Open();
        if (!forgets)
            _sight.Recall(memory, memory.GapUntil(_clock.GetUtcNow(), null, default));
        return this;
    }

    private Sight Open() => new(camera, new DetectorChoice(new Silent(), null), _clock);

    private void Pass(double seconds)
    {
        At += seconds;
        _clock.Advance(TimeSpan.FromSeconds(seconds));
    }

    private sealed class Silent : Detector
    {
        public override string Name => "silent";

        public override string Digest => "00";

        public override IReadOnlyList<string> Labels => ["car", "person", "garbage"];

        public override IReadOnlyList<Detection> Detect(Frame frame) => [];
    }
}
