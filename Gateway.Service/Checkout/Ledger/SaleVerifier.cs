using System.Text.Json;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Checkout.Ledger;

/// <summary>Says whether the code on a receipt belongs to a sale, and whether ledger and event still say the same.</summary>
internal sealed class SaleVerifier(SaleLedger ledger, JournalStore journal)
{
    /// <param name="typed">As a person types it: any case, with or without dash.</param>
    public SaleVerification Verify(string typed)
    {
        if (ledger.FindByCode(typed) is not { } sale)
            return new SaleVerification(SaleVerdictWord.Unknown, null);
        var told = journal.ReadEvents(sale.Seq - 1, 1) is [var first] && first.Seq == sale.Seq ? first : null;
        if (told is null)
            return new SaleVerification(SaleVerdictWord.LedgerOnly, sale);
        return new SaleVerification(Agree(sale, told) ? SaleVerdictWord.Genuine : SaleVerdictWord.Altered, sale);
    }

    private static bool Agree(CommittedSale sale, CommittedEvent told) =>
        told.Type == EventTypes.SaleRecorded
        && HashChain.Verify(told.Body.Span) == ChainVerdict.Intact
        && HashChain.HashOf(told.Body.Span) == sale.EventHash
        && VerificationCode.Of(sale.EventHash) == sale.Code
        && SameGoods(sale, told.Body);

    private static bool SameGoods(CommittedSale sale, ReadOnlyMemory<byte> body)
    {
        using var document = JsonDocument.Parse(body);
        var data = document.RootElement.GetProperty("data").Deserialize(CheckoutJson.Default.SaleRecordedData);
        return data is not null && data.SaleId == sale.Id && data.TotalFen == sale.TotalFen && data.Buyer.MaskedNumber == sale.BuyerNumber
            && data.Purpose == sale.Purpose && data.Lines.Select(line => (line.ProductCode, line.Quantity, line.AmountFen))
                .SequenceEqual(sale.Lines.Select(line => (line.ProductCode, line.Quantity, line.AmountFen)));
    }
}
