using EdgeGateway.Vision.Tracking;

namespace EdgeGateway.Vision.Rules;

/// <summary>
/// So many in the zone at once for the threshold. Single pictures with fewer do not end a gathering, because in a crowd some are always
/// hidden; it ends when the count stays low. One verdict per gathering.
/// </summary>
internal sealed class CrowdRule(RuleOptions options) : Rule(options)
{
    /// <summary>A gathering that does not stand yet ends after this time with fewer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>A gathering that was told ends after this time with fewer.</summary>
    private static readonly TimeSpan PatienceTold = TimeSpan.FromSeconds(30);

    /// <summary>Part of the pictures that must have shown enough of them.</summary>
    private const float LeastPresence = 0.6f;

    private Gathering? _gathering;
    private Moment? _last;

    public override string Version => "crowd-1";

    public override Ruling Judge(Scene scene)
    {
        var inZone = scene.Tracks.Where(IsMeant).ToList();
        var gapBefore = _last is { } last ? scene.Now.At - last.At : TimeSpan.Zero;
        _last = scene.Now;
        if (inZone.Count >= Options.Count)
        {
            _gathering ??= new Gathering(scene.Now, gapBefore);
            _gathering.Enough(scene.Now.At);
        }
        else if (_gathering?.Fewer(scene.Now.At, _gathering.Key is null ? Patience : PatienceTold) == true)
        {
            return End();
        }
        return _gathering is { Key: null } gathering && inZone.Count >= Options.Count
            && gathering.Dwell >= Options.Threshold && gathering.Presence >= LeastPresence
            ? new Ruling([Tell(gathering, inZone, scene.Now)], [])
            : Ruling.Nothing;
    }

    private bool IsMeant(Track track) =>
        track.Score >= Options.MinScore && Options.Labels.Contains(track.Label) && Zone.Holds(track.Box);

    private Ruling End()
    {
        var key = _gathering?.Key;
        _gathering = null;
        return key is null ? Ruling.Nothing : new Ruling([], [key]);
    }

    private Verdict Tell(Gathering gathering, List<Track> tracks, Moment now)
    {
        var box = new Box(
            tracks.Min(track => track.Box.Left), tracks.Min(track => track.Box.Top),
            tracks.Max(track => track.Box.Right), tracks.Max(track => track.Box.Bottom));
        // A gathering moves and has no spot of its own: the zone is its place.
        gathering.Key = Name(tracks[0].Label, new Box(0, 0, 1, 1));
        return new Verdict
        {
            Key = gathering.Key,
            Label = $"{tracks[0].Label} x{tracks.Count}",
            Score = tracks.Average(track => track.Score),
            Box = box,
            Dwell = gathering.Dwell,
            Uncertainty = gathering.Uncertainty(now),
            PresentAtStart = gathering.AtStart,
        };
    }

    private sealed class Gathering(Moment first, TimeSpan gapBefore)
    {
        private TimeSpan _lastEnough = first.At;
        private int _enough;
        private int _looks;

        public string? Key { get; set; }
        /// <summary>Tracks are shown from their second sighting on.</summary>
        public bool AtStart => first.At - gapBefore <= Moment.Start;
        public TimeSpan Dwell => _lastEnough - first.At;
        public float Presence => (float)_enough / _looks;

        public TimeSpan Uncertainty(Moment now) => gapBefore + (now.At - _lastEnough) + (now.Blind - first.Blind);

        public void Enough(TimeSpan at)
        {
            _lastEnough = at;
            _enough++;
            _looks++;
        }

        /// <summary>True when it is over.</summary>
        public bool Fewer(TimeSpan at, TimeSpan patience)
        {
            _looks++;
            return at - _lastEnough > patience;
        }
    }
}
