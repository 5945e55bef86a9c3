namespace EdgeGateway.Service.Delivery;

/// <summary>Events a destination is to get again: those that wait, and those on their way until they are answered. Not thread safe.</summary>
internal sealed class AgainSet(IEnumerable<SeqRange> saved)
{
    private readonly RangeSet _waiting = new(saved);
    private readonly RangeSet _out = new();

    /// <summary>The lowest numbers that wait; null when none do.</summary>
    public SeqRange? Next => _waiting.IsEmpty ? null : _waiting.Ranges[0];

    /// <summary>All of them.</summary>
    public RangeSet All => new(_waiting.Ranges.Concat(_out.Ranges));

    public void Add(RangeSet seqs)
    {
        foreach (var range in seqs.Ranges)
        {
            _waiting.Add(range);
            _out.Remove(range);
        }
    }

    /// <summary>It goes now; a crash before the answer must not forget it.</summary>
    public void Take(long seq)
    {
        _waiting.Remove(new SeqRange(seq, seq));
        _out.Add(seq);
    }

    /// <summary>Answered, or without an event.</summary>
    public void Done(SeqRange range)
    {
        _waiting.Remove(range);
        _out.Remove(range);
    }
}
