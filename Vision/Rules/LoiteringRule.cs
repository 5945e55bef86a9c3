using EdgeGateway.Vision.Tracking;

namespace EdgeGateway.Vision.Rules;

/// <summary>
/// One and the same person stays in the zone for the threshold, walking about or not. When a track is lost and another begins close by,
/// the stay goes on, unless the first one was seen leaving the picture: two people who meet may be taken for one, so the verdict is a candidate like any other.
/// </summary>
internal sealed class LoiteringRule(RuleOptions options) : Rule(options)
{
    /// <summary>Out of sight or out of the zone for this long, the stay is over.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    private readonly List<Stay> _stays = [];
    private Moment? _last;
    private TimeSpan? _start;

    public override string Version => "loitering-3";

    protected override Ruling Decide(Scene scene)
    {
        _start ??= scene.Now.At;
        var gapBefore = _last is { } last ? scene.Now.At - last.At : TimeSpan.Zero;
        _last = scene.Now;
        var inZone = scene.Tracks.Where(track => Options.Labels.Contains(track.Label) && Zone.Holds(track.Box)).ToList();
        foreach (var stay in _stays)
            stay.HasLeft |= scene.Left.Contains(stay.TrackId);
        foreach (var track in inZone)
            _stays.Find(stay => stay.TrackId == track.Id)?.Go(track, scene.Now);
        foreach (var track in inZone.Where(track => !_stays.Exists(stay => stay.TrackId == track.Id)))
            Continue(track, scene.Now, gapBefore);
        var found = _stays.Where(stay => IsDue(stay, scene.Now)).Select(stay => Tell(stay, scene.Now)).ToList();
        var over = _stays.Where(stay => stay.Spell.IsOver(scene.Now, Options.Inertia ?? Patience)).ToList();
        _stays.RemoveAll(over.Contains);
        return new Ruling(found, [.. over.Select(stay => stay.Spell.Key).OfType<string>()]);
    }

    public override bool IsInDoubt(Scene last) => _stays.Exists(stay => stay.Spell.Last < last.Now.At);

    protected override RuleMemory Write(RuleMemory memory) => memory with { Spells = [.. _stays.Select(stay => stay.Remember())] };

    protected override void Read(RuleMemory memory) =>
        _stays.AddRange((memory.Spells ?? []).Where(spell => spell is { Label: not null, Box: not null }).Select(spell => new Stay(spell)));

    private void Continue(Track track, Moment now, TimeSpan gapBefore)
    {
        var lost = _stays.Where(stay => stay.Spell.Last < now.At && !stay.HasLeft && stay.IsNear(track.Box)).MinBy(stay => now.At - stay.Spell.Last);
        if (lost is null)
        {
            // A track is shown from its second sighting on; the first one was a picture earlier.
            var first = now.At - (track.Age < gapBefore ? track.Age : gapBefore);
            lost = new Stay(track, new Spell(first, now.Blind, gapBefore, first - _start!.Value <= Moment.Start));
            _stays.Add(lost);
        }
        lost.Go(track, now);
    }

    private bool IsDue(Stay stay, Moment now) =>
        stay.Spell.Key is null
        && stay.Spell.Last == now.At
        && stay.Score >= Options.MinScore
        && IsLongEnough(Counted(stay.Spell.First, stay.Spell.Last), stay.Spell.Blind(now));

    private Verdict Tell(Stay stay, Moment now)
    {
        stay.Spell.Key = Name(stay.Label, stay.Box);
        return new Verdict
        {
            Key = stay.Spell.Key,
            Label = stay.Label,
            Score = stay.Score,
            Box = stay.Box,
            Dwell = Counted(stay.Spell.First, stay.Spell.Last),
            Uncertainty = stay.Spell.Uncertainty(now),
            PresentAtStart = stay.Spell.AtStart && InForceSince <= stay.Spell.First,
        };
    }

    private sealed class Stay
    {
        private float _scores;
        private int _sightings;

        public Stay(Track first, Spell spell) => (Label, Box, Spell) = (first.Label, first.Box, spell);

        public Stay(SpellMemory memory)
        {
            (Label, Box, Spell) = (memory.Label!, PlaceMemory.ToBox(memory.Box!), new Spell(memory));
            (_scores, _sightings) = (memory.Scores, memory.Held);
        }

        public Spell Spell { get; }
        public string Label { get; }
        public int TrackId { get; private set; }
        public Box Box { get; private set; }

        /// <summary>Seen leaving the picture: nobody who comes after is the same.</summary>
        public bool HasLeft { get; set; }

        public float Score => _scores / _sightings;

        /// <summary>Within its own width and half its height. Near people fill the picture: a whole body length would join one who left with one who comes.</summary>
        public bool IsNear(in Box box) =>
            Math.Abs(box.Foot.X - Box.Foot.X) <= Math.Max(box.Width, Box.Width)
            && Math.Abs(box.Foot.Y - Box.Foot.Y) <= Math.Max(box.Height, Box.Height) / 2;

        public void Go(Track track, Moment now)
        {
            (TrackId, Box) = (track.Id, track.Box);
            _scores += track.Score;
            _sightings++;
            Spell.Hold(now);
        }

        public SpellMemory Remember() => Spell.Remember() with { Label = Label, Box = PlaceMemory.Plain(Box), Scores = _scores };
    }
}
