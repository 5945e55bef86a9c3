using EdgeGateway.Service.Delivery.Filter;
using EdgeGateway.Service.Delivery.Sending;
using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Delivery;

/// <summary>The part for destinations that do not get everything.</summary>
internal sealed partial class DestinationBook
{
    private const int MostGaps = 20_000;

    private WantedTally? _tally;

    /// <summary>What this destination gets.</summary>
    public EventFilter Filter { get; set; } = EventFilter.Everything;

    /// <summary>The configuration changed while nothing was being sent. What the old filter left out stays left out.</summary>
    public void UseFilter(EventFilter filter)
    {
        lock (_lock)
        {
            Filter = filter;
            _tally = null;
        }

        CountAgain.Set();
    }

    /// <summary>Wakes whoever counts when the count starts again.</summary>
    public Signal CountAgain { get; } = new();

    /// <summary>Every event up to here was looked at by <see cref="WantedCount"/>.</summary>
    public long CountedTo
    {
        get
        {
            lock (_lock)
                return Tally.CountedTo;
        }
    }

    private WantedTally Tally => _tally ??= new WantedTally(_settled.Low);

    /// <summary>Events up to <paramref name="last"/> that this destination gets and does not have.</summary>
    public long Waiting(long last)
    {
        lock (_lock)
            return Filter.TakesAll ? Math.Max(0, last - _settled.Count) : Tally.Waiting;
    }

    /// <summary>Events of a stretch of the journal were looked at.</summary>
    /// <param name="after">Where the stretch begins, exclusive; nothing happens when the count has started again meanwhile.</param>
    /// <param name="to">Its end.</param>
    /// <param name="taken">Those that this destination gets.</param>
    public void Count(long after, long to, IReadOnlyList<long> taken)
    {
        lock (_lock)
        {
            if (after != Tally.CountedTo)
                return;
            foreach (var range in Tally.Count(_settled, to, taken))
                LeaveOutLocked(range);
        }

        Changed?.Invoke(false);
    }

    /// <summary>Events that are not for this destination: nothing to wait for, and no platform is to be asked about them.</summary>
    public void LeaveOut(RangeSet seqs)
    {
        if (seqs.IsEmpty)
            return;
        lock (_lock)
        {
            foreach (var range in seqs.Ranges)
                LeaveOutLocked(range);
        }

        Changed?.Invoke(false);
    }

    /// <summary>May go a second time: it is for this destination, or a person asked for exactly this one.</summary>
    public bool MayRepeat(CommittedEvent @event)
    {
        lock (_lock)
            return Filter.Takes(@event) || _quarantined.Contains(@event.Seq);
    }

    /// <summary>What the receipt says is missing, without what was never meant to be there.</summary>
    private long MissingLocked()
    {
        if (_receipt is null)
            return 0;
        var missing = _receipt.MissingSet();
        if (Filter.TakesAll)
            return missing.Count - missing.Intersect(_gone).Count;
        missing.Remove(new SeqRange(1, Filter.Start));
        return missing.Count - missing.Intersect(_gone).Count;
    }

    private void LeaveOutLocked(SeqRange range)
    {
        if (range.Count <= 0)
            return;
        _settled.Add(range);
        _gone.Add(range);
        _dirty = true;
        // Only what is young can still be asked for; a platform that asks for older ones is told nothing, see Outgoing.
        if (_gone.Ranges.Count > MostGaps)
            _gone.Remove(new SeqRange(1, _gone.Ranges[MostGaps / 2].To));
    }

    private void CountSettled(long seq)
    {
        if (!Filter.TakesAll && !_settled.Contains(seq))
            Tally.Settled(seq);
    }

    private void CountGone(SeqRange range)
    {
        if (Filter.TakesAll || range.From > Tally.CountedTo)
            return;
        Tally.Restart(_settled.Low);
        CountAgain.Set();
    }
}
