using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Checkout.Goods;
using EdgeGateway.Service.Checkout.Ledger;
using EdgeGateway.Service.Journal;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Checkout.Stock;

/// <summary>Records what comes into the store and knows what should be on the shelf.</summary>
internal sealed class StockDesk(JournalStore journal, CatalogueShelf shelf, CheckoutOptions store, ClerkOnDuty clerk, TimeProvider clock)
{
    private const string NotWritten = "The ledger cannot be written: nothing was recorded. Try again later. / 账本写不进去，没有记账，请稍后再试";

    public async Task<StockResult> ReceiveAsync(StockRequest request, CancellationToken stopping)
    {
        var now = clock.GetUtcNow();
        var local = TimeZoneInfo.ConvertTime(now, clock.LocalTimeZone);
        var today = DateOnly.FromDateTime(local.DateTime);
        var plan = StockRules.Plan(request, shelf.Current, today);
        if (plan.Errors.Count > 0)
            return new StockResult(null, plan.Errors, Written: true);
        var data = new StockReceivedData
        {
            ReceiptId = Guid.CreateVersion7(now),
            Store = new StoreData(store.StoreName, store.LicenceNumber, store.DesignatedOutlet, store.CreditCode),
            Operator = clerk.Name,
            Time = local,
            Date = request.Date ?? today,
            Supplier = request.Supplier.Trim(),
            SupplierContact = request.SupplierContact.Trim(),
            SupplierLicence = string.IsNullOrWhiteSpace(request.SupplierLicence) ? null : request.SupplierLicence.Trim(),
            Document = string.IsNullOrWhiteSpace(request.Document) ? null : request.Document.Trim(),
            Lines = plan.Lines,
        };
        try
        {
            var told = await journal.CommitAsync(
                (connection, transaction, events) => StockRows.Write(connection, transaction, data, now, events[0]),
                [EventDraft.Of(EventTypes.StockReceived, "till", EventClass.Sale, data, CheckoutJson.Plain.StockReceivedData, data.ReceiptId.ToString())], stopping).ConfigureAwait(false);
            return new StockResult(new StockAnswer(data.ReceiptId, told[0].Seq, data.Lines.Count), [], Written: true);
        }
        catch (Exception trouble) when (trouble is JournalUnavailableException or SqliteException)
        {
            return new StockResult(null, [NotWritten], Written: false);
        }
    }

    /// <summary>Every product that ever came in or went out, and every one of the catalogue. Below nothing: stock-in was not entered.</summary>
    public IReadOnlyList<StockLevel> Levels()
    {
        var moved = journal.Read(StockRows.Levels);
        var known = shelf.Current.Products.Select(product => moved.GetValueOrDefault(product.Code) is { } level
            ? level with { Name = product.Name, Unit = product.Unit }
            : new StockLevel(product.Code, product.Name, product.Unit, 0, 0, 0));
        var codes = shelf.Current.Products.Select(product => product.Code).ToHashSet(StringComparer.Ordinal);
        return [.. known, .. moved.Values.Where(level => !codes.Contains(level.ProductCode)).OrderBy(level => level.ProductCode, StringComparer.Ordinal)];
    }

    /// <summary>The newest stock-ins, newest first.</summary>
    public IReadOnlyList<StockReceivedData> Latest(int count) => journal.Read(connection => StockRows.Latest(connection, count, store));
}

/// <summary>A committed stock-in.</summary>
internal sealed record StockAnswer(Guid ReceiptId, long Seq, int Lines);

/// <summary>A committed stock-in, or everything that was wrong.</summary>
/// <param name="Answer">Null when nothing was recorded.</param>
/// <param name="Errors">One sentence each.</param>
/// <param name="Written">False when the ledger could not write.</param>
internal sealed record StockResult(StockAnswer? Answer, IReadOnlyList<string> Errors, bool Written);

/// <summary>What should be on the shelf.</summary>
/// <param name="ProductCode">店内码.</param>
/// <param name="Name">Product.</param>
/// <param name="Unit">Word it is counted in.</param>
/// <param name="Received">Units that came in.</param>
/// <param name="Sold">Units sold.</param>
/// <param name="Returned">Units that came back by cancellation or return.</param>
internal sealed record StockLevel(string ProductCode, string Name, string Unit, long Received, long Sold, long Returned)
{
    public long OnShelf => Received - Sold + Returned;
}
