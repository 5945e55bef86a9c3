using EdgeGateway.Vision.Inference;

namespace EdgeGateway.Vision.Tracking;

/// <summary>
/// Which object of this picture is which of the last (after ByteTrack: sure detections first, then the weak ones for those still missing,
/// so that a half-hidden object is not lost). Works per label group, in stream time, for 0.5 to 25 pictures a second.
/// </summary>
internal sealed class Association
{
    /// <summary>Detections from here start tracks and are paired first.</summary>
    public const float SureScore = 0.3f;

    /// <summary>A track not seen for this long, and at least in <see cref="LostLooks"/> pictures, ends.</summary>
    private static readonly TimeSpan LostAfter = TimeSpan.FromSeconds(3);
    private const int LostLooks = 3;
    private const int ConfirmedHits = 2;

    private readonly List<Followed> _followed = [];
    private readonly Pairing _pairing = new();
    private List<Sighting> _sightings = [];
    private List<int> _left = [];
    private int _lastId;

    /// <summary>Objects seen in the latest picture, confirmed by an earlier one.</summary>
    public IReadOnlyList<Track> Tracks { get; private set; } = [];

    /// <summary>
    /// Ids of those that walked or drove out of the picture and are not seen in the latest one. They are not followed any more: who comes in at the same border a moment later is
    /// somebody else, as far as anybody can know.
    /// </summary>
    public IReadOnlyList<int> Left => _left;

    /// <summary>Takes the picture's detections; gives them back grouped, best score first, each with its track.</summary>
    public List<Sighting> Observe(TimeSpan at, IReadOnlyList<Detection> detections)
    {
        var sightings = _sightings = GroupedDetections.From(detections);
        var sure = sightings.FindIndex(sighting => sighting.Detection.Score < SureScore);
        sure = sure < 0 ? sightings.Count : sure;
        foreach (var followed in _followed)
            followed.Miss();
        _pairing.Pair(_followed, sightings, 0, sure, at, Likeness.Loose);
        _pairing.Pair(_followed, sightings, sure, sightings.Count, at, Likeness.Strict);
        Start(sightings, sure, at);
        End(at);
        Tracks = [.. _followed.Where(followed => followed.Misses == 0 && followed.Hits >= ConfirmedHits).Select(followed => followed.ToTrack(at))];
        return sightings;
    }

    /// <summary>Nothing changed since the last picture: what was seen in it and whose pixels are the same is where it was. Gives those sightings.</summary>
    public List<Sighting> Hold(TimeSpan at, Func<Box, bool> isStill)
    {
        foreach (var followed in _followed.Where(followed => followed.Misses == 0 && isStill(followed.Box)))
            followed.Stay(at);
        Tracks = [.. _followed.Where(followed => followed.LastSeen == at && followed.Hits >= ConfirmedHits).Select(followed => followed.ToTrack(at))];
        return [.. _sightings.Where(sighting => isStill(sighting.Box))];
    }

    private void Start(List<Sighting> sightings, int sure, TimeSpan at)
    {
        for (var i = 0; i < sure; i++)
        {
            var sighting = sightings[i];
            if (sighting.TrackId != 0)
                continue;
            _followed.Add(new Followed(++_lastId, sighting.Group, sighting.Detection, at));
            sightings[i] = sighting with { TrackId = _lastId };
        }
    }

    private void End(TimeSpan at)
    {
        if (_left.Count > 0)
            _left = [];
        for (var i = _followed.Count - 1; i >= 0; i--)
        {
            var followed = _followed[i];
            if (followed.Misses == 0)
                continue;
            var left = HasLeft(followed, at);
            if (left)
                _left.Add(followed.Id);
            if (left || IsOver(followed, at))
                _followed.RemoveAt(i);
        }
    }

    /// <summary>The middle of it would be outside by now.</summary>
    private static bool HasLeft(Followed followed, TimeSpan at)
    {
        var box = followed.Predict(at);
        return box.Left + box.Right is < 0 or > 2 || box.Top + box.Bottom is < 0 or > 2;
    }

    private static bool IsOver(Followed followed, TimeSpan at) => followed.Hits < ConfirmedHits
        ? followed.Misses > 1
        : followed.Misses > LostLooks && at - followed.LastSeen > LostAfter;
}
