namespace EdgeGateway.Service.Delivery.Sending;

/// <summary>
/// Finds the event at which a broker hangs up every time, without blaming one for a broker that is just unwell or a network that is cut now and
/// then: as long as each link gets further than the one before, nothing changes (one by one over a satellite, a window takes a minute). When two
/// links in a row end at the same oldest event, with several on their way, they go one by one; one that was alone twice becomes a suspect and
/// goes last, alone (once is a broker that was killed, and must not change the order); it is condemned after <see cref="Strikes"/> hang-ups
/// alone, and only when one of them came on a link that had taken another event first: on a quiet box nothing else may be left to take.
/// Lives longer than a link.
/// </summary>
internal sealed class Suspects
{
    public const int Strikes = 4;

    private readonly Dictionary<long, (int Alone, bool Proved)> _seen = [];
    private int _oneByOne;
    private long _oldest;

    /// <summary>This link took an event: the broker works.</summary>
    public bool Proved { get; private set; }

    /// <summary>Only one may be on its way.</summary>
    public bool OneByOne => _oneByOne > 0;

    public bool Contains(long seq) => _seen.TryGetValue(seq, out var seen) && seen.Alone > 1;

    /// <summary>The platform answered for this event, with whatever.</summary>
    public void Answered(long seq)
    {
        Proved = true;
        _seen.Remove(seq);
        _oneByOne = Math.Max(0, _oneByOne - 1);
    }

    /// <summary>The link is gone.</summary>
    /// <param name="loss">Why.</param>
    /// <param name="unanswered">What was on its way.</param>
    /// <returns>An event to set aside; 0 for none.</returns>
    public long LinkLost(LinkLoss loss, IReadOnlyList<long> unanswered)
    {
        var proved = Proved;
        Proved = false;
        if (!loss.MayBeAnEventsFault || unanswered.Count == 0)
            return 0;
        if (unanswered.Count > 1)
        {
            var oldest = unanswered.Min();
            _oneByOne = oldest == _oldest ? unanswered.Count : 0;
            _oldest = oldest;
            return 0;
        }

        var seq = unanswered[0];
        var seen = _seen.GetValueOrDefault(seq);
        seen = (seen.Alone + 1, seen.Proved || proved);
        if (seen.Alone < Strikes || !seen.Proved)
        {
            _seen[seq] = seen;
            return 0;
        }

        _seen.Remove(seq);
        return seq;
    }
}
