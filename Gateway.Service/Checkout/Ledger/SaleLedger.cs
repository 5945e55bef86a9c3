using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Checkout.Identity;
using EdgeGateway.Service.Checkout.Till;
using EdgeGateway.Service.Journal;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Checkout.Ledger;

/// <summary>Writes sales and reads them back. A sale and the event that tells about it are one commit, or neither exists.</summary>
internal sealed partial class SaleLedger(JournalStore journal, IdentityVault vault, SaleFacts facts, TimeProvider clock, ILogger<SaleLedger> log)
{
    /// <summary>Returns when the sale is on disk. What comes back was read from there.</summary>
    public async Task<RecordResult> RecordAsync(SaleDraft draft, TimeSpan took, CancellationToken stopping)
    {
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        try
        {
            var data = facts.Of(draft, id, TimeZoneInfo.ConvertTime(now, clock.LocalTimeZone), took, vault.HashOf);
            var identity = draft.Buyer is { } buyer ? vault.Seal(FieldsOf(buyer, draft.Contact), id, data.Date) : null;
            var row = new SaleRow(data, draft.Buyer?.MaskedName, identity, now);
            var committed = await journal.CommitAsync(
                (connection, transaction, events) =>
                {
                    SaleWriter.Write(connection, transaction, row, events[0]);
                    if (identity is not null)
                        vault.Store(identity, connection, transaction);
                },
                [EventDraft.Of(EventTypes.SaleRecorded, "till", EventClass.Sale, data, CheckoutJson.Plain.SaleRecordedData, id.ToString())],
                stopping).ConfigureAwait(false);
            LogRecorded(id, committed[0].Seq, data.Lines.Count);
            return new RecordResult(Find(id), null);
        }
        catch (Exception trouble) when (trouble is JournalUnavailableException or SqliteException)
        {
            LogUnavailable(trouble);
            return new RecordResult(null, RecordResult.NotRecorded);
        }
    }

    /// <summary>Keeps what became of a paper. The number of the copy is given here: 0 for the first.</summary>
    public Task RecordReceiptAsync(Guid saleId, ReceiptFact fact, CancellationToken stopping) =>
        journal.CommitAsync((connection, transaction, _) => SaleWriter.WriteReceipt(connection, transaction, saleId, fact), [], stopping);

    public CommittedSale? Find(Guid id) => journal.Read(connection => SaleReader.Find(connection, id));

    /// <summary>By the code on a receipt, as people type it.</summary>
    public CommittedSale? FindByCode(string typed) =>
        VerificationCode.Normalise(typed) is { } code ? journal.Read(connection => SaleReader.FindByCode(connection, code)) : null;

    /// <summary>The newest sales, newest first.</summary>
    public IReadOnlyList<CommittedSale> Latest(int count) => journal.Read(connection => SaleReader.Latest(connection, count));

    /// <summary>Those somebody looks for, newest first.</summary>
    public IReadOnlyList<CommittedSale> Search(SaleQuery query) => journal.Read(connection => SaleReader.Search(connection, query));

    private static BuyerFields FieldsOf(Buyer buyer, string? contact) =>
        new(buyer.Document.Type, buyer.Document.Name, buyer.Document.Number, buyer.Document.Address, contact);
}
