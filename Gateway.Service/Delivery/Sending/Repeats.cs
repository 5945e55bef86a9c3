using System.Diagnostics.CodeAnalysis;
using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Delivery.Sending;

/// <summary>Events that were asked for again, lowest number first, read in pages and as fast as the replay rate allows.</summary>
internal sealed class Repeats(JournalStore journal, DestinationBook book, ReplayThrottle throttle)
{
    private const int PageSize = 64;

    private readonly Queue<CommittedEvent> _page = [];

    /// <summary>What stands in the page begins here.</summary>
    private long _at;

    public bool TryNext([NotNullWhen(true)] out CommittedEvent? next)
    {
        next = null;
        if (book.NextAgain() is null)
        {
            _page.Clear();
            return false;
        }

        if (throttle.Wait() > TimeSpan.Zero)
            return false;
        while (book.NextAgain() is { } range)
        {
            if (range.From < _at || !_page.TryPeek(out next) || next.Seq < range.From || next.Seq > range.To)
            {
                Fill(range);
                continue;
            }

            // Between here and there nothing is kept, or meant for this destination.
            book.GiveUp(range with { To = next.Seq - 1 });
            _page.Dequeue();
            _at = next.Seq + 1;
            book.TakeAgain(next.Seq);
            throttle.Take();
            return true;
        }

        next = null;
        return false;
    }

    /// <summary>Until one may go; null when there is none.</summary>
    public TimeSpan? Left() => book.NextAgain() is null ? null : throttle.Wait();

    /// <summary>Reads on; numbers without an event for this destination are given up, so that this ends.</summary>
    private void Fill(SeqRange range)
    {
        _page.Clear();
        _at = range.From;
        IReadOnlyList<CommittedEvent> page;
        do
        {
            page = journal.ReadEvents(_at - 1, PageSize);
            foreach (var found in page.TakeWhile(one => one.Seq <= range.To).Where(book.MayRepeat))
                _page.Enqueue(found);
            if (_page.Count == 0)
                _at = page.Count == 0 ? range.To + 1 : page[^1].Seq + 1;
        }
        while (_page.Count == 0 && _at <= range.To);
        book.GiveUp(range with { To = Math.Min(range.To, _at - 1) });
    }
}
