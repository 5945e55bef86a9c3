using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Checkout.Ledger;
using EdgeGateway.Service.Journal;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Checkout.Reversals;

/// <summary>Cancels sales and takes goods back. One at a time, so that what was checked is still true when it is written.</summary>
internal sealed partial class ReversalDesk(JournalStore journal, SaleLedger sales, CheckoutOptions store, ClerkOnDuty clerk, TimeProvider clock, ILogger<ReversalDesk> log) : IDisposable
{
    private static readonly Trouble NoSale = new("sale.unknown", new("没有这笔销售", "There is no such sale"), new("请核对小票上的验证码", "Check the code on the receipt"));
    private static readonly Trouble NotWritten = new("ledger.unavailable", new("账本写不进去，没有办成", "The ledger cannot be written: nothing was done"), new("请稍后再试", "Try again later"));

    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>Takes the whole sale back.</summary>
    public Task<ReversalResult> CancelAsync(Guid saleId, string reason, CancellationToken stopping) =>
        ReverseAsync(ReversalKind.Cancelled, saleId, reason, (sale, today) => new ReversalRules(store.CancelDays).Cancel(sale, reason, today), stopping);

    /// <summary>Takes some lines of a sale back.</summary>
    public Task<ReversalResult> ReturnAsync(Guid saleId, IReadOnlyList<ReturnLine> lines, string reason, CancellationToken stopping) =>
        ReverseAsync(ReversalKind.Returned, saleId, reason, (sale, _) => ReversalRules.Return(sale, lines, reason), stopping);

    public CommittedReversal? Find(Guid id) => journal.Read(connection => ReversalRows.Find(connection, id));

    public IReadOnlyList<ReceiptFact> ReceiptsOf(Guid id) => journal.Read(connection => ReversalRows.ReceiptsOf(connection, id));

    /// <summary>Keeps what became of a paper.</summary>
    public Task RecordReceiptAsync(Guid id, ReceiptFact fact, CancellationToken stopping) =>
        journal.CommitAsync((connection, transaction, _) => ReversalRows.WriteReceipt(connection, transaction, id, fact), [], stopping);

    public void Dispose() => _one.Dispose();

    private async Task<ReversalResult> ReverseAsync(ReversalKind kind, Guid saleId, string reason, Func<CommittedSale, DateOnly, ReversalPlan> plan, CancellationToken stopping)
    {
        await _one.WaitAsync(stopping).ConfigureAwait(false);
        try
        {
            if (sales.Find(saleId) is not { } sale)
                return new ReversalResult(null, NoSale);
            var now = clock.GetUtcNow();
            var local = TimeZoneInfo.ConvertTime(now, clock.LocalTimeZone);
            var planned = plan(sale, DateOnly.FromDateTime(local.DateTime));
            if (planned.Trouble is { } trouble)
                return new ReversalResult(null, trouble);
            var data = DataOf(kind, sale, planned, reason.Trim(), local, Guid.CreateVersion7(now));
            var type = kind == ReversalKind.Cancelled ? EventTypes.SaleCancelled : EventTypes.SaleReturned;
            var told = await journal.CommitAsync(
                (connection, transaction, events) => ReversalRows.Write(connection, transaction, data, planned.Lines, now, events[0]),
                [EventDraft.Of(type, "till", EventClass.Sale, data, CheckoutJson.Plain.ReversalData, sale.Id.ToString())], CancellationToken.None).ConfigureAwait(false);
            LogReversed(kind, sale.Id, told[0].Seq);
            return new ReversalResult(Find(data.ReversalId), null);
        }
        catch (Exception trouble) when (trouble is JournalUnavailableException or SqliteException)
        {
            LogUnavailable(trouble);
            return new ReversalResult(null, NotWritten);
        }
        finally
        {
            _one.Release();
        }
    }

    private ReversalData DataOf(ReversalKind kind, CommittedSale sale, ReversalPlan plan, string reason, DateTimeOffset local, Guid id) => new()
    {
        ReversalId = id,
        Kind = kind,
        SaleId = sale.Id,
        SaleSeq = sale.Seq,
        SaleCode = sale.Code,
        Store = new StoreData(store.StoreName, store.LicenceNumber, store.DesignatedOutlet, store.CreditCode),
        Operator = clerk.Name,
        Reason = reason,
        Time = local,
        Date = DateOnly.FromDateTime(local.DateTime),
        AmountFen = plan.AmountFen,
        Lines = [.. plan.Lines.Select(back => DataOf(back, sale.Lines[back.Line - 1]))],
    };

    private static ReversalLineData DataOf(ReversalLine back, CommittedLine line) =>
        new(back.Line, line.ProductCode, line.Name, line.Kind, line.Specification, line.Unit, back.Quantity, back.AmountFen, line.RegistrationNumber);
}

/// <summary>A committed reversal, or why there is none.</summary>
internal sealed record ReversalResult(CommittedReversal? Reversal, Trouble? Trouble);
