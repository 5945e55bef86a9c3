using System.Text.Json;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Checkout.Reversals;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Checkout.Ledger;

/// <summary>Compares what the ledger says about a code with what the event said, on any connection to the journal's file.</summary>
internal static class CodeCheck
{
    public static SaleVerification Run(SqliteConnection connection, string typed)
    {
        if (VerificationCode.Normalise(typed) is not { } code)
            return new SaleVerification(SaleVerdictWord.Unknown, null);
        if (SaleReader.FindByCode(connection, code) is { } sale)
            return new SaleVerification(Judge(EventOf(connection, sale.Seq), sale.EventHash, sale.Code, [EventTypes.SaleRecorded], body => SameGoods(sale, body)), sale);
        if (ReversalRows.FindByCode(connection, code) is not { } reversal)
            return new SaleVerification(SaleVerdictWord.Unknown, null);
        var verdict = Judge(EventOf(connection, reversal.Seq), reversal.EventHash, reversal.Code, [EventTypes.SaleCancelled, EventTypes.SaleReturned], body => SameLines(reversal, body));
        return new SaleVerification(verdict, SaleReader.Find(connection, reversal.SaleId), reversal);
    }

    private static SaleVerdictWord Judge((string Type, byte[] Body)? told, string hash, string code, string[] types, Func<JsonElement, bool> same)
    {
        if (told is not { } one)
            return SaleVerdictWord.LedgerOnly;
        if (!types.Contains(one.Type) || HashChain.Verify(one.Body) != ChainVerdict.Intact || HashChain.HashOf(one.Body) != hash || VerificationCode.Of(hash) != code)
            return SaleVerdictWord.Altered;
        using var document = JsonDocument.Parse(one.Body);
        return same(document.RootElement.GetProperty("data")) ? SaleVerdictWord.Genuine : SaleVerdictWord.Altered;
    }

    private static bool SameGoods(CommittedSale sale, JsonElement body)
    {
        var data = body.Deserialize(CheckoutJson.Default.SaleRecordedData);
        return data is not null && data.SaleId == sale.Id && data.TotalFen == sale.TotalFen && data.Buyer.MaskedNumber == sale.BuyerNumber
            && data.Purpose == sale.Purpose && data.Lines.Select(line => (line.ProductCode, line.Quantity, line.AmountFen))
                .SequenceEqual(sale.Lines.Select(line => (line.ProductCode, line.Quantity, line.AmountFen)));
    }

    private static bool SameLines(CommittedReversal reversal, JsonElement body)
    {
        var data = body.Deserialize(CheckoutJson.Default.ReversalData);
        return data is not null && data.ReversalId == reversal.Id && data.SaleId == reversal.SaleId && data.AmountFen == reversal.AmountFen
            && data.Lines.Select(line => (line.Line, line.Quantity, line.AmountFen)).SequenceEqual(reversal.Lines.Select(line => (line.Line, line.Quantity, line.AmountFen)));
    }

    private static (string Type, byte[] Body)? EventOf(SqliteConnection connection, long seq)
    {
        using var command = connection.Command("SELECT type, body FROM events WHERE seq = $seq");
        using var row = command.With("$seq", seq).ExecuteReader();
        return row.Read() ? (row.GetString(0), row.GetFieldValue<byte[]>(1)) : null;
    }
}
