using EdgeGateway.Service.Delivery.Sending;
using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Delivery.Filter;

/// <summary>
/// Counts what waits for a destination that does not get everything, by looking at every event once when it is written, whether there is
/// a link or not. Only such destinations have one: for the others the numbers themselves say it.
/// </summary>
internal sealed class WantedCount(JournalStore journal, DestinationBook book, EventFilter filter, TimeProvider clock)
{
    private const int PageSize = 256;

    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(2);

    public async Task RunAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await CountAsync(stopping);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception)
            {
                // A journal that cannot be read says so itself; the count is only late.
                await Task.Delay(AfterFailure, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>New events, or the count starts again.</summary>
    private async Task MoreAsync(long after, CancellationToken stopping)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var (more, again) = (journal.WaitForMoreAsync(after, either.Token).AsTask(), book.CountAgain.WaitAsync(either.Token).AsTask());
        await Task.WhenAny(more, again);
        await either.CancelAsync();
        await Task.WhenAll(more, again).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stopping.ThrowIfCancellationRequested();
    }

    private async Task CountAsync(CancellationToken stopping)
    {
        while (true)
        {
            var after = book.CountedTo;
            // Read before the page: every event up to it is then visible to the query.
            var end = journal.LastSeq;
            var page = journal.ReadEvents(after, PageSize);
            if (page.Count == PageSize)
                end = page[^1].Seq;
            if (end > after)
                book.Count(after, end, [.. page.Where(one => one.Seq <= end && filter.Takes(one)).Select(one => one.Seq)]);
            else
                await MoreAsync(after, stopping);
        }
    }
}
