using System.Threading.Channels;
using EdgeGateway.Service.Journal;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Checkout;

/// <summary>
/// Puts the till's small events (refusals, card reads) into the journal in the order they happened, without making a device loop or a
/// page wait. The channel has no bound because a person fills it: a few events a minute, and none may be dropped.
/// </summary>
internal sealed partial class EventOutbox(JournalStore journal, TimeProvider clock, ILogger<EventOutbox> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly Channel<EventDraft> _drafts = Channel.CreateUnbounded<EventDraft>(new UnboundedChannelOptions { SingleReader = true });

    public void Post(EventDraft draft) => _drafts.Writer.TryWrite(draft);

    /// <summary>What was posted before the stop is still committed, also when the loop never came to run.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _drafts.Writer.TryComplete();
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
        while (_drafts.Reader.TryRead(out var draft))
            await TryCommitAsync(draft).ConfigureAwait(false);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var draft in _drafts.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
        {
            while (!await TryCommitAsync(draft).ConfigureAwait(false))
            {
                if (stoppingToken.IsCancellationRequested)
                    return;
                await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<bool> TryCommitAsync(EventDraft draft)
    {
        try
        {
            await journal.CommitAsync(null, [draft], CancellationToken.None).ConfigureAwait(false);
            return true;
        }
        catch (Exception trouble) when (trouble is JournalUnavailableException or SqliteException)
        {
            LogWaiting(draft.Type, trouble);
            return false;
        }
    }
}
