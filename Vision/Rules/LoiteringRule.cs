using EdgeGateway.Vision.Tracking;

namespace EdgeGateway.Vision.Rules;

/// <summary>
/// One and the same person stays in the zone for the threshold, walking about or not. When a track is lost and another begins close by,
/// the stay goes on: two people who meet may be taken for one, so the verdict is a candidate like any other.
/// </summary>
internal sealed class LoiteringRule(RuleOptions options) : Rule(options)
{
    /// <summary>Out of sight or out of the zone for this long, the stay is over.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    private readonly List<Stay> _stays = [];
    private Moment? _last;

    public override string Version => "loitering-1";

    public override Ruling Judge(Scene scene)
    {
        var gapBefore = _last is { } last ? scene.Now.At - last.At : TimeSpan.Zero;
        _last = scene.Now;
        var inZone = scene.Tracks.Where(track => Options.Labels.Contains(track.Label) && Zone.Holds(track.Box)).ToList();
        foreach (var track in inZone)
            _stays.Find(stay => stay.TrackId == track.Id)?.Go(track, scene.Now.At);
        foreach (var track in inZone.Where(track => !_stays.Exists(stay => stay.TrackId == track.Id)))
            Continue(track, scene.Now, gapBefore);
        var found = _stays.Where(stay => IsDue(stay, scene.Now)).Select(stay => Tell(stay, scene.Now)).ToList();
        var over = _stays.Where(stay => scene.Now.At - stay.LastSeen > Patience).ToList();
        _stays.RemoveAll(over.Contains);
        return new Ruling(found, [.. over.Select(stay => stay.Key).OfType<string>()]);
    }

    private void Continue(Track track, Moment now, TimeSpan gapBefore)
    {
        var lost = _stays.Where(stay => stay.LastSeen < now.At && stay.IsNear(track.Box)).MinBy(stay => now.At - stay.LastSeen);
        if (lost is null)
            _stays.Add(new Stay(track, now, gapBefore));
        else
            lost.Go(track, now.At);
    }

    private bool IsDue(Stay stay, Moment now) =>
        stay.Key is null && stay.LastSeen == now.At && stay.Dwell >= Options.Threshold && stay.Score >= Options.MinScore;

    private Verdict Tell(Stay stay, Moment now)
    {
        stay.Key = Name(stay.Label, stay.Box);
        return new Verdict
        {
            Key = stay.Key,
            Label = stay.Label,
            Score = stay.Score,
            Box = stay.Box,
            Dwell = stay.Dwell,
            Uncertainty = stay.Uncertainty(now),
            PresentAtStart = stay.AtStart,
        };
    }

    private sealed class Stay(Track first, Moment now, TimeSpan gapBefore)
    {
        private float _scores = first.Score;
        private int _sightings = 1;

        public int TrackId { get; private set; } = first.Id;
        public string Label { get; } = first.Label;
        public Box Box { get; private set; } = first.Box;
        public TimeSpan LastSeen { get; private set; } = now.At;
        public bool AtStart => FirstSeen <= Moment.Start;
        public string? Key { get; set; }
        public float Score => _scores / _sightings;

        /// <summary>A track is shown from its second sighting on; the first one was a picture earlier.</summary>
        private TimeSpan FirstSeen { get; } = now.At - (first.Age < gapBefore ? first.Age : gapBefore);

        public TimeSpan Dwell => LastSeen - FirstSeen;

        public TimeSpan Uncertainty(Moment at) => gapBefore + (at.At - LastSeen) + (at.Blind - now.Blind);

        /// <summary>Within one body length.</summary>
        public bool IsNear(in Box box)
        {
            var (x, y) = (box.Foot.X - Box.Foot.X, box.Foot.Y - Box.Foot.Y);
            return (x * x) + (y * y) <= Math.Max(box.Height, Box.Height) * Math.Max(box.Height, Box.Height);
        }

        public void Go(Track track, TimeSpan at)
        {
            (TrackId, Box, LastSeen) = (track.Id, track.Box, at);
            _scores += track.Score;
            _sightings++;
        }
    }
}
