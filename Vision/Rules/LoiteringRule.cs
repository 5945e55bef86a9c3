using EdgeGateway.Vision.Tracking;

namespace EdgeGateway.Vision.Rules;

/// <summary>
/// One and the same person stays in the zone for the threshold, walking about or not. When a track is lost and another begins close by,
/// the stay goes on, unless the first one was seen leaving the picture: two people who meet may be taken for one, so the verdict is a candidate like any other.
/// Who was never seen to get anywhere is no person as far as anybody can know: see <see cref="Stay"/>.
/// </summary>
internal sealed class LoiteringRule(RuleOptions options) : Rule(options)
{
    /// <summary>Out of sight or out of the zone for this long, the stay is over.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    private readonly List<Stay> _stays = [];
    private Moment? _last;
    private TimeSpan? _start;

    public override string Version => "loitering-4";

    protected override Ruling Decide(Scene scene)
    {
        _start ??= scene.Now.At;
        var gapBefore = _last is { } last ? scene.Now.At - last.At : TimeSpan.Zero;
        _last = scene.Now;
        foreach (var stay in _stays)
            stay.HasLeft |= scene.Left.Contains(stay.TrackId);
        Follow([.. scene.Tracks.Where(track => Options.Labels.Contains(track.Label) && Zone.Holds(track.Box))], scene.Now, gapBefore);
        var found = _stays.Where(stay => IsDue(stay, scene.Now)).Select(stay => Tell(stay, scene.Now)).ToList();
        var over = _stays.Where(stay => stay.IsOver(scene.Now, Options.Inertia ?? Patience)).ToList();
        _stays.RemoveAll(over.Contains);
        return new Ruling(found, [.. over.Select(stay => stay.Spell.Key).OfType<string>()]);
    }

    public override IEnumerable<Box> Doubts(Scene last) =>
        _stays.Where(stay => stay.Spell.Last < last.Now.At && !stay.IsRooted(last.Now)).Select(stay => stay.Box);

    protected override RuleMemory Write(RuleMemory memory) => memory with { Spells = [.. _stays.Select(stay => stay.Remember())] };

    protected override void Read(RuleMemory memory) =>
        _stays.AddRange((memory.Spells ?? []).Where(spell => spell is { Label: not null, Box: not null }).Select(spell => new Stay(spell, Options.MinPath)));

    /// <summary>
    /// What stands rooted is told by its spot before anything else, because tracks that cross it may swap with it. Then everybody by his track, then those whose track is new.
    /// </summary>
    private void Follow(List<Track> inZone, Moment now, TimeSpan gapBefore)
    {
        foreach (var stay in _stays.Where(stay => stay.IsRooted(now)))
        {
            if (stay.AtItsSpot(inZone) is not { } track)
                continue;
            inZone.Remove(track);
            stay.Go(track, now);
        }
        var free = _stays.Where(stay => !stay.IsRooted(now)).ToList();
        foreach (var track in inZone)
        {
            if (free.Find(stay => stay.TrackId == track.Id) is { } stay)
                stay.Go(track, now);
            else
                Continue(track, free, now, gapBefore);
        }
    }

    private void Continue(Track track, List<Stay> free, Moment now, TimeSpan gapBefore)
    {
        var lost = free.Where(stay => stay.Spell.Last < now.At && !stay.HasLeft && stay.IsNear(track.Box)).MinBy(stay => now.At - stay.Spell.Last);
        if (lost is null)
        {
            // A track is shown from its second sighting on; the first one was a picture earlier.
            var first = now.At - (track.Age < gapBefore ? track.Age : gapBefore);
            lost = new Stay(track, new Spell(first, now.Blind, gapBefore, first - _start!.Value <= Moment.Start), Options.MinPath);
            _stays.Add(lost);
        }
        lost.Go(track, now);
    }

    private bool IsDue(Stay stay, Moment now) =>
        stay.Spell.Key is null
        && stay.HasMoved
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
}
