using System.Collections.Concurrent;
using System.Threading.Channels;
using EdgeGateway.Devices.ReceiptPrinter;
using EdgeGateway.Protocols.EscPos;
using EdgeGateway.Service.Checkout.Ledger;
using EdgeGateway.Service.Checkout.Reversals;
using EdgeGateway.Service.Journal;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Checkout.Receipts;

/// <summary>
/// Prints receipts one after the other from what the ledger holds and keeps what became of each. Never prints by itself again: a
/// second paper is always the clerk's decision. A printer in trouble costs a mark on the sale, nothing else.
/// </summary>
internal sealed partial class ReceiptDesk(
    SaleLedger ledger,
    ReversalDesk reversals,
    SaleBoard board,
    PrintReceipt print,
    TimeProvider clock,
    ILogger<ReceiptDesk> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Channel<ReceiptJob> _jobs = Channel.CreateUnbounded<ReceiptJob>(new UnboundedChannelOptions { SingleReader = true });
    private readonly ConcurrentDictionary<Guid, int> _waiting = new();

    /// <summary>The receipt is in the queue or in the printer.</summary>
    public bool IsWaiting(Guid saleId) => _waiting.ContainsKey(saleId);

    public void Print(Guid saleId) => Enqueue(new ReceiptJob(saleId, Reprint: false));

    /// <summary>Prints the receipt of a cancellation or return.</summary>
    public void PrintReversal(Guid reversalId) => Enqueue(new ReceiptJob(reversalId, Reprint: false, Reversal: true));

    /// <summary>Like <see cref="Reprint"/>, for a cancellation or return.</summary>
    public void ReprintReversal(Guid reversalId)
    {
        if (!IsWaiting(reversalId))
            Enqueue(new ReceiptJob(reversalId, Reprint: true, Reversal: true));
    }

    /// <summary>Does nothing while a paper of this sale is on its way: an impatient finger makes one copy.</summary>
    public void Reprint(Guid saleId)
    {
        if (!IsWaiting(saleId))
            Enqueue(new ReceiptJob(saleId, Reprint: true));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!board.TryRefresh())
            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(false);
        await foreach (var job in _jobs.Reader.ReadAllAsync(stoppingToken).ConfigureAwait(false))
        {
            try
            {
                await RunAsync(job, stoppingToken).ConfigureAwait(false);
            }
            catch (Exception trouble) when (trouble is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                LogFailed(job.SaleId, trouble);
            }
            finally
            {
                _waiting.TryRemove(job.SaleId, out _);
                board.TryRefresh();
            }
        }
    }

    private void Enqueue(ReceiptJob job)
    {
        _waiting[job.SaleId] = 0;
        _jobs.Writer.TryWrite(job);
        board.TryRefresh();
    }

    /// <summary>How one job is composed and where its outcomes are kept; null when there is no such record.</summary>
    private Paper? PaperOf(ReceiptJob job)
    {
        if (!job.Reversal)
        {
            return ledger.Find(job.SaleId) is { } sale
                ? new Paper(sale.Receipts, copy => ReceiptComposer.Compose(sale, copy), fact => ledger.RecordReceiptAsync(sale.Id, fact, CancellationToken.None))
                : null;
        }
        return reversals.Find(job.SaleId) is { } reversal && ledger.Find(reversal.SaleId) is { } reversed
            ? new Paper(reversals.ReceiptsOf(reversal.Id), copy => ReversalComposer.Compose(reversed, reversal, copy), fact => reversals.RecordReceiptAsync(reversal.Id, fact, CancellationToken.None))
            : null;
    }

    private sealed record Paper(IReadOnlyList<ReceiptFact> Facts, Func<int, ReceiptDocument> Compose, Func<ReceiptFact, Task> Record);

    private async Task RunAsync(ReceiptJob job, CancellationToken stopping)
    {
        if (PaperOf(job) is not { } paper)
            return;
        var copy = job.Reprint ? Math.Max(1, paper.Facts.Select(fact => fact.Copy + 1).DefaultIfEmpty().Max()) : 0;
        var result = await print(paper.Compose(copy), stopping).ConfigureAwait(false);
        var fact = new ReceiptFact(copy, clock.GetUtcNow(), result.Outcome, result.Trouble?.Code);
        if (result.Outcome is not (PrintOutcome.Printed or PrintOutcome.Probable))
            LogNotProved(job.SaleId, result.Outcome, result.Trouble?.Code);
        try
        {
            await paper.Record(fact).ConfigureAwait(false);
        }
        catch (Exception trouble) when (trouble is JournalUnavailableException or SqliteException)
        {
            // The sale stands; its paper counts as unknown, which is what the clerk is shown.
            LogFactLost(job.SaleId, trouble);
        }
    }
}
