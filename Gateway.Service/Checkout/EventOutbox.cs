using System.Threading.Channels;
using EdgeGateway.Service.Journal;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Checkout;

/// <summary>
/// Puts the till's small events (refusals, card reads) into the journal in the order they happened, without making a device loop or a
/// page wait. The channel has no bound because a person fills it: a few events a minute, and none may be dropped.
/// </summary>
internal sealed partial class EventOutbox(JournalStore journal, ClerkOnDuty clerk, TimeProvider clock, ILogger<EventOutbox> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly Channel<Item> _items = Channel.CreateUnbounded<Item>(new UnboundedChannelOptions { SingleReader = true });

    public void Post(EventDraft draft) => _items.Writer.TryWrite(new Item(draft, TillCounts.Names(TillCounts.NameOf(draft), clerk.Name), Today));

    /// <summary>Counts something that is no event of its own.</summary>
    public void Count(string name) => _items.Writer.TryWrite(new Item(null, TillCounts.Names(name, clerk.Name), Today));

    /// <summary>What was posted before the stop is still committed, also when the loop never came to run.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _items.Writer.TryComplete();
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
        while (_items.Reader.TryRead(out var item))
            await TryCommitAsync(item).ConfigureAwait(false);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var item in _items.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
        {
            while (!await TryCommitAsync(item).ConfigureAwait(false))
            {
                if (stoppingToken.IsCancellationRequested)
                    return;
                await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private DateOnly Today => DateOnly.FromDateTime(clock.GetLocalNow().DateTime);

    private async Task<bool> TryCommitAsync(Item item)
    {
        FactWriter? facts = item.Counts.Count == 0 ? null : (connection, transaction, _) =>
        {
            foreach (var name in item.Counts)
                TillCounts.Add(connection, transaction, name, item.Day);
        };
        try
        {
            await journal.CommitAsync(facts, item.Draft is { } draft ? [draft] : [], CancellationToken.None).ConfigureAwait(false);
            return true;
        }
        catch (Exception trouble) when (trouble is JournalUnavailableException or SqliteException)
        {
            LogWaiting(item.Draft?.Type ?? item.Counts[0], trouble);
            return false;
        }
    }

    /// <summary>One event, its counters, or both.</summary>
    private sealed record Item(EventDraft? Draft, IReadOnlyList<string> Counts, DateOnly Day);
}
