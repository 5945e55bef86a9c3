using System.Diagnostics.CodeAnalysis;
using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Delivery.Sending;

/// <summary>
/// The events of a stretch of the journal that a destination does not have yet, in order, read in pages. The live lane starts behind the
/// last event that was there when the link came up; the replay lane ends with it.
/// </summary>
/// <param name="journal">Where the events are.</param>
/// <param name="book">Which of them the destination has.</param>
/// <param name="after">Exclusive start.</param>
/// <param name="to">Inclusive end.</param>
internal sealed class Lane(JournalStore journal, DestinationBook book, long after, long to)
{
    private const int PageSize = 256;

    /// <summary>An event may have a megabyte; a page of such must not.</summary>
    private const int PageBytes = 1024 * 1024;

    private const long Unknown = -1;

    private readonly Queue<(CommittedEvent Event, SeqRange? LeftOut)> _page = [];
    private long _taken = Unknown;

    /// <summary>Everything up to here was handed out, is settled, or waits in the page.</summary>
    public long Position { get; private set; } = after;

    /// <param name="next">The next event.</param>
    /// <param name="leftOut">The numbers directly before it that are not for this destination; null for none.</param>
    public bool TryNext([NotNullWhen(true)] out CommittedEvent? next, out SeqRange? leftOut)
    {
        do
        {
            while (_page.TryDequeue(out var one))
            {
                (next, leftOut) = one;
                if (!book.IsSettled(next.Seq))
                    return true;
            }
        }
        while (Fill());
        (next, leftOut) = (null, null);
        return false;
    }

    private SeqRange? LeftOutBefore(long seq)
    {
        if (book.Filter.TakesAll)
            return null;
        var before = _taken == Unknown ? book.Filter.TakenBefore(journal, seq) : _taken;
        _taken = seq;
        return before + 1 < seq ? new SeqRange(before + 1, seq - 1) : null;
    }

    /// <summary>False when there is nothing more at the moment.</summary>
    private bool Fill()
    {
        var start = book.NextWaiting(Position + 1);
        // Read before the page: every event up to it is then visible to the query.
        var end = Math.Min(journal.LastSeq, to);
        if (start > end)
        {
            Position = Math.Max(Position, Math.Min(start - 1, to));
            return false;
        }

        var expected = start;
        var leftOut = new RangeSet();
        // What lies between was settled before, and not because it was left out.
        if (start != Position + 1)
            _taken = Unknown;
        foreach (var @event in journal.ReadEvents(start - 1, PageSize, PageBytes))
        {
            if (@event.Seq > to)
                break;
            book.Skip(new SeqRange(expected, @event.Seq - 1));
            expected = @event.Seq + 1;
            if (!book.Filter.Takes(@event))
                leftOut.Add(@event.Seq);
            else
                _page.Enqueue((@event, LeftOutBefore(@event.Seq)));
        }

        book.LeaveOut(leftOut);
        if (expected == start)
        {
            book.Skip(new SeqRange(start, end));
            expected = end + 1;
        }

        Position = expected - 1;
        return true;
    }
}
