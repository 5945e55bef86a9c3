namespace EdgeGateway.Service.Delivery;

/// <summary>
/// A set of event numbers kept as sorted, disjoint, non-adjacent ranges, so that "everything up to a million, and these nine" costs ten
/// entries. Not thread safe.
/// </summary>
internal sealed class RangeSet
{
    private readonly List<SeqRange> _ranges;

    public RangeSet() => _ranges = [];

    public RangeSet(IEnumerable<SeqRange> ranges)
        : this()
    {
        foreach (var range in ranges)
            Add(range);
    }

    private RangeSet(List<SeqRange> ranges) => _ranges = ranges;

    public IReadOnlyList<SeqRange> Ranges => _ranges;

    public bool IsEmpty => _ranges.Count == 0;

    /// <summary>How many numbers are in the set.</summary>
    public long Count
    {
        get
        {
            long count = 0;
            foreach (var range in _ranges)
                count += range.Count;
            return count;
        }
    }

    /// <summary>Largest number in the set, 0 when it is empty.</summary>
    public long Max => _ranges.Count == 0 ? 0 : _ranges[^1].To;

    /// <summary>The largest n for which 1 to n are all in the set, 0 when 1 is not.</summary>
    public long Low => _ranges.Count > 0 && _ranges[0].From <= 1 ? _ranges[0].To : 0;

    public bool Contains(long seq)
    {
        var index = IndexAtOrAfter(seq);
        return index < _ranges.Count && _ranges[index].From <= seq;
    }

    /// <summary>First number at or after <paramref name="seq"/> that is not in the set.</summary>
    public long NextMissing(long seq)
    {
        var index = IndexAtOrAfter(seq);
        return index < _ranges.Count && _ranges[index].From <= seq ? _ranges[index].To + 1 : seq;
    }

    public void Add(long seq) => Add(new SeqRange(seq, seq));

    public void Add(SeqRange range)
    {
        if (range.From > range.To)
            return;
        var (from, to) = range;
        var first = IndexAtOrAfter(from - 1);
        var last = first;
        while (last < _ranges.Count && _ranges[last].From <= to + 1)
        {
            from = Math.Min(from, _ranges[last].From);
            to = Math.Max(to, _ranges[last].To);
            last++;
        }

        if (last == first)
        {
            _ranges.Insert(first, new SeqRange(from, to));
            return;
        }

        _ranges[first] = new SeqRange(from, to);
        _ranges.RemoveRange(first + 1, last - first - 1);
    }

    public void Remove(SeqRange range)
    {
        if (range.From > range.To)
            return;
        var (from, to) = range;
        var index = IndexAtOrAfter(from);
        while (index < _ranges.Count && _ranges[index].From <= to)
        {
            var hit = _ranges[index];
            _ranges.RemoveAt(index);
            if (hit.From < from)
                _ranges.Insert(index++, new SeqRange(hit.From, from - 1));
            if (hit.To > to)
                _ranges.Insert(index++, new SeqRange(to + 1, hit.To));
        }
    }

    /// <summary>The numbers between <paramref name="from"/> and <paramref name="to"/> that are not in the set.</summary>
    public IEnumerable<SeqRange> Gaps(long from, long to)
    {
        var at = NextMissing(from);
        while (at <= to)
        {
            var index = IndexAtOrAfter(at);
            var end = index < _ranges.Count ? Math.Min(_ranges[index].From - 1, to) : to;
            yield return new SeqRange(at, end);
            at = NextMissing(end + 1);
        }
    }

    public RangeSet Intersect(RangeSet other)
    {
        var both = new RangeSet();
        foreach (var range in _ranges)
        {
            for (var index = other.IndexAtOrAfter(range.From); index < other._ranges.Count && other._ranges[index].From <= range.To; index++)
                both.Add(new SeqRange(Math.Max(range.From, other._ranges[index].From), Math.Min(range.To, other._ranges[index].To)));
        }

        return both;
    }

    public RangeSet Clone() => new([.. _ranges]);

    /// <summary>Like <c>1-100,105</c>; empty text for the empty set.</summary>
    public override string ToString() => string.Join(',', _ranges);

    /// <exception cref="FormatException">The text was not written by <see cref="ToString"/>.</exception>
    public static RangeSet Parse(string text)
    {
        var set = new RangeSet();
        foreach (var part in text.Split(',', StringSplitOptions.RemoveEmptyEntries))
            set.Add(SeqRange.TryParse(part, out var range) ? range : throw new FormatException($"'{part}' is no range of event numbers"));
        return set;
    }

    /// <summary>Index of the first range that ends at or after <paramref name="seq"/>.</summary>
    private int IndexAtOrAfter(long seq)
    {
        var (low, high) = (0, _ranges.Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (_ranges[middle].To < seq)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
