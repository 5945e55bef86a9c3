namespace EdgeGateway.Service.Delivery;

/// <summary>The part for retention.</summary>
internal sealed partial class DestinationBook
{
    /// <summary>What retention may delete as far as this destination is concerned: it has it, and nobody asked to send it again.</summary>
    public RangeSet Released()
    {
        lock (_lock)
            return Without(_quarantined.Ranges.Concat(_again.All.Ranges));
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

    /// <summary>What the platform lacks and nobody has any more. What a filter leaves out was never meant to be there.</summary>
    private long MissingGoneLocked() => _receipt is { } receipt && Filter.TakesAll ? receipt.MissingSet().Intersect(_gone).Count : 0;
}
