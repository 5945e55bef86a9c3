namespace EdgeGateway.Vision.Tracking;

/// <summary>
/// What stands where since when. A place survives missed detections, changed track ids, things passing in front, slow and lost pictures
/// and reconnects; it ends when the spot was seen empty for a time, which is shorter when its object was seen leaving. Pure.
/// </summary>
internal sealed class Places
{
    /// <summary>A spot must be seen empty at least this long and in <see cref="EmptyLooks"/> pictures.</summary>
    public static readonly TimeSpan ShortestEmpty = TimeSpan.FromSeconds(2);

    /// <summary>The longest a spot may be empty and still be the same place. Half the time it was taken counts, up to this.</summary>
    public static readonly TimeSpan LongestEmpty = TimeSpan.FromSeconds(30);

    private const int EmptyLooks = 2;

    /// <summary>One picture is not proof for more time than this, however long ago the last one was.</summary>
    private static readonly TimeSpan LongestStep = TimeSpan.FromSeconds(5);

    /// <summary>Something in front hides for this long at most; then the place counts as empty.</summary>
    private static readonly TimeSpan LongestHidden = TimeSpan.FromMinutes(5);

    private readonly List<Place> _places = [];
    private readonly List<(float Fit, int Place, int Sighting)> _pairs = [];
    private Moment? _last;
    private Moment? _held;
    private TimeSpan? _start;
    private int _lastId;

    /// <summary>Taken places, oldest first, including those that were just found and may be of something that moves.</summary>
    public IReadOnlyList<Place> Current => _places;

    /// <summary>Takes one picture's sightings; gives the places that this picture ended.</summary>
    public IReadOnlyList<Place> Observe(Moment now, ReadOnlySpan<Sighting> sightings)
    {
        _start ??= now.At;
        var step = _last is { } last ? now.At - last.At : TimeSpan.Zero;
        var gapBefore = _held is { } held && _last is not null ? now.At - held.At : step;
        _held = null;
        var known = _places.Count;
        Span<bool> placeSeen = stackalloc bool[known];
        Span<bool> sightingUsed = stackalloc bool[sightings.Length];
        Match(now, sightings, placeSeen, sightingUsed);
        for (var i = 0; i < known; i++)
        {
            if (!placeSeen[i])
                Miss(_places[i], now, SinceSeen(_places[i], now, step), sightings);
        }
        for (var i = 0; i < sightings.Length; i++)
        {
            if (!sightingUsed[i])
                _places.Add(new Place(++_lastId, sightings[i], now, gapBefore, now.At - _start.Value <= Moment.Start));
        }
        _last = now;
        var ended = _places.Where(place => IsOver(place, now)).ToList();
        _places.RemoveAll(ended.Contains);
        return ended;
    }

    /// <summary>A picture in which nothing changed: a place that was taken and whose pixels are the same is taken still. None ends, none begins.</summary>
    public void Hold(Moment now, Func<Box, bool> isStill)
    {
        _held = now;
        foreach (var place in _places)
        {
            if (place.Missed == 0 && isStill(place.Anchor))
                place.Stay(now);
        }
    }

    public IReadOnlyList<PlaceMemory> Remember() => [.. _places.Select(place => place.Remember())];

    /// <summary>Goes on with the places of an earlier run. Before the first picture only.</summary>
    public void Recall(IReadOnlyList<PlaceMemory> places)
    {
        _places.AddRange(places.Select(memory => new Place(memory)));
        _lastId = Math.Max(_lastId, places.Select(memory => memory.Id).DefaultIfEmpty().Max());
    }

    /// <summary>Best fit first, each place and each sighting once.</summary>
    private void Match(Moment now, ReadOnlySpan<Sighting> sightings, Span<bool> placeSeen, Span<bool> sightingUsed)
    {
        _pairs.Clear();
        for (var p = 0; p < _places.Count; p++)
        {
            var place = _places[p];
            for (var s = 0; s < sightings.Length; s++)
            {
                ref readonly var sighting = ref sightings[s];
                var fit = Fit.Of(place, sighting.Detection.Box);
                if (fit > 0 && place.Group == sighting.Group)
                    _pairs.Add((fit, p, s));
            }
        }
        _pairs.Sort(static (a, b) => b.Fit != a.Fit ? b.Fit.CompareTo(a.Fit) : (a.Place, a.Sighting).CompareTo((b.Place, b.Sighting)));
        foreach (var (_, p, s) in _pairs)
        {
            if (placeSeen[p] || sightingUsed[s])
                continue;
            (placeSeen[p], sightingUsed[s]) = (true, true);
            if (sightings[s].Detection.Held)
                _places[p].Stay(now);
            else
                _places[p].See(sightings[s], now, Fit.IsWhole(_places[p], sightings[s].Box));
        }
    }

    private static void Miss(Place place, Moment now, TimeSpan step, ReadOnlySpan<Sighting> sightings)
    {
        var hidden = false;
        foreach (ref readonly var sighting in sightings)
        {
            if (place.TrackId != 0 && sighting.TrackId == place.TrackId && Fit.IsElsewhere(place, sighting.Box))
                place.SeenLeaving = true;
            hidden |= Fit.Hides(place, sighting.Box);
        }
        hidden &= !place.SeenLeaving && now.At - place.LastSeen < LongestHidden;
        place.Miss(step < LongestStep ? step : LongestStep, hidden);
    }

    /// <summary>Since the last picture the detector saw, unless the place was taken later than that.</summary>
    private static TimeSpan SinceSeen(Place place, Moment now, TimeSpan step) => now.At - place.LastSeen < step ? now.At - place.LastSeen : step;

    private static bool IsOver(Place place, Moment now)
    {
        if (place.Missed < EmptyLooks)
            return false;
        var patience = place.SeenLeaving ? ShortestEmpty : Clamp(place.Dwell / 2, ShortestEmpty, LongestEmpty);
        return place.SeenEmpty >= patience || now.At - place.LastSeen > LongestHidden * 2;
    }

    private static TimeSpan Clamp(TimeSpan value, TimeSpan least, TimeSpan most) => value < least ? least : value > most ? most : value;
}
