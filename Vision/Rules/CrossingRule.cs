using EdgeGateway.Vision.Tracking;

namespace EdgeGateway.Vision.Rules;

/// <summary>
/// Things of the wanted labels cross a line. Counts both directions for ever; so many in the wanted direction within the threshold are a
/// candidate, and crossings that follow belong to it until none came for as long. Who dithers on the line is counted once.
/// </summary>
internal sealed class CrossingRule(RuleOptions options)
    : SpellRule(options, new SpellPatience(TimeSpan.Zero, TimeSpan.Zero, LeastPresence: 0))
{
    /// <summary>A foot must be this part of its own height away from the line before it is on one side of it.</summary>
    private const float Margin = 0.1f;

    private static readonly TimeSpan Forget = TimeSpan.FromSeconds(10);

    private readonly Line? _line = Line.Of(options.Line);
    private readonly Dictionary<int, Walker> _walkers = [];
    private readonly List<(TimeSpan At, Track Track)> _recent = [];
    private long _toLeft;
    private long _toRight;

    public override string Version => "crossing-1";

    public override LineCount LineCount => new(_toLeft, _toRight);

    protected override TimeSpan Needed => TimeSpan.Zero;

    protected override Observed? See(Scene scene)
    {
        if (_line is null)
            return null;
        foreach (var track in scene.Tracks)
        {
            if (track.Score >= Options.MinScore && Options.Labels.Contains(track.Label) && Zone.Holds(track.Box))
                Follow(track, scene.Now);
        }
        foreach (var (id, _) in _walkers.Where(pair => scene.Now.Clear - pair.Value.LastSeen > Forget).ToList())
            _walkers.Remove(id);
        _recent.RemoveAll(crossing => scene.Now.At - crossing.At > Options.Threshold);
        return _recent.Count < Count ? null
            : Observed.Of(_recent, crossing => crossing.Track.Box, crossing => crossing.Track.Score, _recent[0].Track.Label);
    }

    protected override RuleMemory Write(RuleMemory memory) => base.Write(memory) with { Count = LineCount };

    protected override void Read(RuleMemory memory)
    {
        base.Read(memory);
        (_toLeft, _toRight) = memory.Count is { } count ? (count.ToLeft, count.ToRight) : (0, 0);
    }

    private void Follow(Track track, Moment now)
    {
        var foot = track.Box.Foot;
        var distance = _line!.DistanceToLeft(foot);
        var isClear = MathF.Abs(distance) >= Margin * track.Box.Height;
        if (!_walkers.TryGetValue(track.Id, out var walker))
        {
            if (isClear)
                _walkers[track.Id] = new Walker(foot, now.Clear);
            return;
        }
        walker.LastSeen = now.Clear;
        if (!isClear)
            return;
        if (_line.IsCrossed(walker.Foot, foot) && InForce)
            Add(track, distance > 0, now);
        walker.Foot = foot;
    }

    private void Add(Track track, bool toLeft, Moment now)
    {
        if (toLeft)
            _toLeft++;
        else
            _toRight++;
        if (Options.Direction == "both" || Options.Direction == (toLeft ? "to-left" : "to-right"))
            _recent.Add((now.At, track));
    }

    private sealed class Walker(PointF foot, TimeSpan at)
    {
        /// <summary>Where it last was clearly on one side.</summary>
        public PointF Foot { get; set; } = foot;

        public TimeSpan LastSeen { get; set; } = at;
    }
}
