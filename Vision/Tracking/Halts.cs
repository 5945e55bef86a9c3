namespace EdgeGateway.Vision.Tracking;

/// <summary>
/// What stands or crawls: unlike a place it may creep on, as a broken-down lorry in a lane or a car in search of the hard shoulder does. Works on
/// tracks, and takes a lost track up again where it was lost. Pure.
/// </summary>
internal sealed class Halts(HaltLimits limits)
{
    private readonly List<Halt> _followed = [];
    private Moment? _last;
    private int _lastId;

    /// <summary>Everything followed, halted or not, oldest first.</summary>
    public IReadOnlyList<Halt> Current => _followed;

    /// <summary>Takes one picture's sightings; gives those that were halted and drove on or were lost.</summary>
    public IReadOnlyList<Halt> Observe(Moment now, ReadOnlySpan<Sighting> sightings)
    {
        var gap = _last is { } last ? now.At - last.At : TimeSpan.Zero;
        List<Halt>? over = null;
        foreach (ref readonly var sighting in sightings)
        {
            if (sighting.TrackId == 0)
                continue;
            var halt = Find(sighting, now, gap);
            var wasHalted = halt.IsHalted;
            halt.See(sighting, now, limits);
            if (wasHalted && !halt.IsHalted)
                (over ??= []).Add(halt);
        }
        for (var i = _followed.Count - 1; i >= 0; i--)
        {
            if (now.At - _followed[i].LastSeen <= limits.Memory)
                continue;
            if (_followed[i].IsHalted)
                (over ??= []).Add(_followed[i]);
            _followed.RemoveAt(i);
        }
        _last = now;
        return over ?? (IReadOnlyList<Halt>)[];
    }

    private Halt Find(in Sighting sighting, Moment now, TimeSpan gap)
    {
        Halt? lost = null;
        var best = limits.SameBox;
        foreach (var halt in _followed)
        {
            if (halt.TrackId == sighting.TrackId)
                return halt;
            if (halt.LastSeen == now.At || halt.Group != sighting.Group)
                continue;
            var overlap = halt.Box.Iou(sighting.Box);
            if (overlap >= best)
                (lost, best) = (halt, overlap);
        }
        if (lost is not null)
            return lost;
        var started = new Halt(++_lastId, sighting, now, gap, now.At <= Moment.Start);
        _followed.Add(started);
        return started;
    }
}
