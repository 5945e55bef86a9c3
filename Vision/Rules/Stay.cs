using EdgeGateway.Vision.Tracking;

namespace EdgeGateway.Vision.Rules;

/// <summary>
/// Somebody's stay in a zone, or that of something taken for somebody. Who walks in has moved before he stands. What has not moved for a while is rooted: it may be a sign or a dummy, and
/// it stays that whatever track passes over its spot. Whoever gets away from there begins a stay of his own then.
/// </summary>
internal sealed class Stay
{
    /// <summary>Who walks in does so within this time of being seen first.</summary>
    private static readonly TimeSpan Settles = TimeSpan.FromSeconds(10);

    /// <summary>What is rooted may be hidden for half the time it was there, up to this.</summary>
    private static readonly TimeSpan LongestHidden = TimeSpan.FromMinutes(5);

    /// <summary>A box on the spot shares so much with it.</summary>
    private const float Same = 0.5f;

    private readonly double _minPath;
    private readonly Box _origin;
    private float _scores;
    private int _sightings;

    public Stay(Track first, Spell spell, double minPath)
    {
        (Label, Box, Spell, _origin, _minPath) = (first.Label, first.Box, spell, first.Box, minPath);
        HasMoved = minPath <= 0;
    }

    public Stay(SpellMemory memory, double minPath)
    {
        (Label, Box, Spell, _minPath) = (memory.Label!, PlaceMemory.ToBox(memory.Box!), new Spell(memory), minPath);
        (_scores, _sightings) = (memory.Scores, memory.Held);
        _origin = memory.Origin is null ? Box : PlaceMemory.ToBox(memory.Origin);
        HasMoved = memory.Moved || memory.Key is not null || minPath <= 0;
    }

    public Spell Spell { get; }
    public string Label { get; }
    public int TrackId { get; private set; }
    public Box Box { get; private set; }

    /// <summary>Seen to get from one spot to another.</summary>
    public bool HasMoved { get; private set; }

    /// <summary>Seen leaving the picture: nobody who comes after is the same.</summary>
    public bool HasLeft { get; set; }

    public float Score => _scores / _sightings;

    public bool IsRooted(Moment now) => !HasMoved && now.At - Spell.First > Settles;

    /// <summary>The track that stands where this does.</summary>
    public Track? AtItsSpot(IReadOnlyList<Track> tracks)
    {
        var best = tracks.Where(track => _origin.Iou(track.Box) >= Same).OrderByDescending(track => _origin.Iou(track.Box)).Take(1).ToList();
        return best.Count == 0 ? null : best[0];
    }

    /// <summary>Within its own width and half its height. Near people fill the picture: a whole body length would join one who left with one who comes.</summary>
    public bool IsNear(in Box box) =>
        Math.Abs(box.Foot.X - Box.Foot.X) <= Math.Max(box.Width, Box.Width)
        && Math.Abs(box.Foot.Y - Box.Foot.Y) <= Math.Max(box.Height, Box.Height) / 2;

    public void Go(Track track, Moment now)
    {
        // What a track did before it came to a rooted thing's spot says nothing about the thing.
        HasMoved = HasMoved || (!IsRooted(now) && Math.Max(track.Path, Travel.Heights(_origin, track.Box)) >= _minPath);
        (TrackId, Box) = (track.Id, track.Box);
        _scores += track.Score;
        _sightings++;
        Spell.Hold(now);
    }

    public bool IsOver(Moment now, TimeSpan patience)
    {
        if (!IsRooted(now))
            return Spell.IsOver(now, patience);
        var half = (Spell.Last - Spell.First) / 2;
        var hidden = half < LongestHidden ? half : LongestHidden;
        return Spell.IsOver(now, hidden > patience ? hidden : patience);
    }

    public SpellMemory Remember() => Spell.Remember() with
    {
        Label = Label,
        Box = PlaceMemory.Plain(Box),
        Scores = _scores,
        Origin = PlaceMemory.Plain(_origin),
        Moved = HasMoved,
    };
}
