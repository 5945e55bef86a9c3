namespace EdgeGateway.Service.Delivery;

/// <summary>The part for retention.</summary>
internal sealed partial class DestinationBook
{
    /// <summary>What retention may delete as far as this destination is concerned: it has it, and nobody asked to send it again.</summary>
    public RangeSet Released()
    {
        lock (_lock)
        {
            var released = _settled.Clone();
            foreach (var range in _quarantined.Ranges.Concat(_again.Ranges))
                released.Remove(range);
            return released;
        }
    }

    /// <summary>Events that were dropped for want of room: nothing to wait for.</summary>
    public void Drop(RangeSet seqs)
    {
        foreach (var range in seqs.Ranges)
        {
            List<SeqRange> waiting;
            lock (_lock)
                waiting = [.. _settled.Gaps(range.From, range.To)];
            foreach (var gap in waiting)
                Skip(gap);
        }
    }
}
