namespace EdgeGateway.Service.Delivery.Filter;

/// <summary>How many of the events counted so far still wait for one destination. Not thread safe; <see cref="DestinationBook"/> guards it.</summary>
internal sealed class WantedTally(long from)
{
    /// <summary>Every event up to here was looked at.</summary>
    public long CountedTo { get; private set; } = from;

    public long Waiting { get; private set; }

    /// <summary>Takes the events of a stretch that the destination gets; gives back what lies between them and may be settled at once.</summary>
    /// <param name="settled">What it has.</param>
    /// <param name="to">End of the stretch.</param>
    /// <param name="taken">Its events, ascending.</param>
    public IReadOnlyList<SeqRange> Count(RangeSet settled, long to, IReadOnlyList<long> taken)
    {
        var free = new List<SeqRange>();
        var next = CountedTo + 1;
        foreach (var seq in taken)
        {
            // While something waits, what lies behind it stays open: a thousand small holes would make the cursor large.
            if (Waiting == 0)
                free.Add(new SeqRange(next, seq - 1));
            if (!settled.Contains(seq))
                Waiting++;
            next = seq + 1;
        }

        if (Waiting == 0)
            free.Add(new SeqRange(next, to));
        CountedTo = to;
        return free;
    }

    /// <summary>The destination has it, for the first time.</summary>
    public void Settled(long seq)
    {
        if (seq <= CountedTo)
            Waiting--;
    }

    /// <summary>Counting starts again behind what is settled without a gap: some of what was counted is gone, and nobody knows which.</summary>
    public void Restart(long low) => (CountedTo, Waiting) = (low, 0);
}
