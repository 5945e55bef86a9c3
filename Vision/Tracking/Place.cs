using EdgeGateway.Vision.Inference;

namespace EdgeGateway.Vision.Tracking;

/// <summary>A spot in the picture where something of one label group stands, and the record of its sightings there.</summary>
internal sealed class Place
{
    /// <summary>After this many sightings a new one moves the anchor by one part in as many.</summary>
    private const int AnchorMemory = 20;

    /// <summary>Sightings that settle where the thing first stood.</summary>
    private const int OriginSightings = 5;

    private readonly Dictionary<string, float> _votes = [];
    private readonly TimeSpan _blindAtFirst;
    private readonly TimeSpan _gapBefore;
    private float _scores;

    /// <param name="id">Unique on the camera.</param>
    /// <param name="sighting">The first.</param>
    /// <param name="now">Of the first sighting.</param>
    /// <param name="gapBefore">Since the picture before: it may have come at any time in between.</param>
    /// <param name="presentAtStart">True when there was no picture before.</param>
    public Place(int id, Sighting sighting, Moment now, TimeSpan gapBefore, bool presentAtStart)
    {
        Id = id;
        Group = sighting.Group;
        Anchor = Origin = sighting.Box;
        FirstSeen = now.At;
        PresentAtStart = presentAtStart;
        (_blindAtFirst, _gapBefore) = (now.Blind, gapBefore);
        Record(sighting, now);
    }

    /// <summary>A place from before a restart. It counts as just seen, so that what the camera missed meanwhile is not held against it.</summary>
    public Place(PlaceMemory memory)
    {
        (Id, Group, PresentAtStart) = (memory.Id, memory.Group, memory.PresentAtStart);
        (Anchor, Origin) = (PlaceMemory.ToBox(memory.Anchor), PlaceMemory.ToBox(memory.Origin));
        (FirstSeen, LastSeen) = (memory.FirstSeen, memory.LastSeen);
        (_blindAtFirst, _gapBefore) = (memory.BlindAtFirst, memory.GapBefore);
        (_scores, Sightings, Looks) = (memory.Scores, memory.Sightings, memory.Looks);
        foreach (var (label, votes) in memory.Votes)
            _votes[label] = votes;
    }

    public int Id { get; }
    public string Group { get; }
    public bool PresentAtStart { get; }
    public TimeSpan FirstSeen { get; }

    /// <summary>Mean box of the sightings.</summary>
    public Box Anchor { get; private set; }

    /// <summary>Mean box of the first sightings: what creeps away from it does not stand.</summary>
    public Box Origin { get; private set; }

    public TimeSpan LastSeen { get; private set; }

    /// <summary>Track of the latest sighting, 0 for none.</summary>
    public int TrackId { get; private set; }

    public int Sightings { get; private set; }

    /// <summary>Pictures since the first sighting in which it could have been seen: something in front does not count.</summary>
    public int Looks { get; private set; }

    /// <summary>Pictures in a row without it.</summary>
    public int Missed { get; private set; }

    /// <summary>How long the spot was seen without it and with nothing in front.</summary>
    public TimeSpan SeenEmpty { get; private set; }

    /// <summary>True once its track was seen somewhere else while this spot was not taken.</summary>
    public bool SeenLeaving { get; set; }

    public TimeSpan Dwell => LastSeen - FirstSeen;

    /// <summary>Mean score of the sightings.</summary>
    public float Score => _scores / Sightings;

    /// <summary>Part of the pictures that show it, 0 to 1.</summary>
    public float Presence => (float)Sightings / Looks;

    /// <summary>Label with the largest sum of scores.</summary>
    public string Label => _votes.MaxBy(vote => vote.Value).Key;

    /// <summary>Part of the votes for these labels, 0 to 1.</summary>
    public float ShareOf(IReadOnlyList<string> labels) =>
        labels.Sum(label => _votes.GetValueOrDefault(label)) / Math.Max(_votes.Values.Sum(), 1e-6f);

    /// <summary>Part of <see cref="Dwell"/>, at most all of it, in which there were no pictures.</summary>
    public TimeSpan Blind(Moment now) => now.Blind - _blindAtFirst < Dwell ? now.Blind - _blindAtFirst : Dwell;

    /// <summary>Plus or minus on <see cref="Dwell"/>: before the first sighting, after the last one, and time without pictures.</summary>
    public TimeSpan Uncertainty(Moment now) => _gapBefore + (now.At - LastSeen) + (now.Blind - _blindAtFirst);

    /// <summary>A sighting on this spot.</summary>
    public void See(Sighting sighting, Moment now, bool whole)
    {
        Record(sighting, now);
        if (!whole)
            return;
        Anchor = Blend(Anchor, sighting.Box, 1f / Math.Min(Sightings, AnchorMemory));
        if (Sightings <= OriginSightings)
            Origin = Anchor;
    }

    /// <summary>Its pixels have not changed since it was last seen: time goes by, and nothing else is learned.</summary>
    public void Stay(Moment now) => LastSeen = now.At;

    /// <summary>A picture without it.</summary>
    public void Miss(TimeSpan step, bool covered)
    {
        Missed++;
        if (covered)
            return;
        Looks++;
        SeenEmpty += step;
    }

    public PlaceMemory Remember() => new()
    {
        Id = Id,
        Group = Group,
        Anchor = PlaceMemory.Plain(Anchor),
        Origin = PlaceMemory.Plain(Origin),
        FirstSeen = FirstSeen,
        BlindAtFirst = _blindAtFirst,
        GapBefore = _gapBefore,
        LastSeen = LastSeen,
        PresentAtStart = PresentAtStart,
        Sightings = Sightings,
        Looks = Looks,
        Scores = _scores,
        Votes = new Dictionary<string, float>(_votes),
    };

    private void Record(Sighting sighting, Moment now)
    {
        var detection = sighting.Detection;
        _votes[detection.Label] = _votes.GetValueOrDefault(detection.Label) + detection.Score;
        _scores += detection.Score;
        (LastSeen, TrackId, Missed, SeenEmpty, SeenLeaving) = (now.At, sighting.TrackId, 0, TimeSpan.Zero, false);
        Sightings++;
        Looks++;
    }

    private static Box Blend(Box old, Box latest, float share) => new(
        old.Left + (share * (latest.Left - old.Left)),
        old.Top + (share * (latest.Top - old.Top)),
        old.Right + (share * (latest.Right - old.Right)),
        old.Bottom + (share * (latest.Bottom - old.Bottom)));
}
