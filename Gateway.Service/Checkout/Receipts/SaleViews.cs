using EdgeGateway.Devices.ReceiptPrinter;
using EdgeGateway.Service.Checkout.Ledger;
using EdgeGateway.Service.Delivery;

namespace EdgeGateway.Service.Checkout.Receipts;

/// <summary>Joins what the ledger, the printer and the platforms know about a sale.</summary>
internal sealed class SaleViews(SaleLedger ledger, SaleBoard board, ReceiptDesk receipts, DeliveryOverview delivery)
{
    /// <summary>The last few sales, newest first, from memory.</summary>
    public IReadOnlyList<SaleView> Latest() => [.. board.Latest.Select(Of)];

    /// <summary>The last sales, newest first, from the ledger.</summary>
    public IReadOnlyList<SaleView> Latest(int count) => [.. ledger.Latest(count).Select(Of)];

    /// <summary>Those somebody looks for, newest first, from the ledger.</summary>
    public IReadOnlyList<SaleView> Search(SaleQuery query) => [.. ledger.Search(query).Select(Of)];

    public SaleView Of(CommittedSale sale) => new()
    {
        Id = sale.Id,
        Seq = sale.Seq,
        Code = sale.Code,
        Time = sale.LocalTime,
        Operator = sale.Operator,
        BuyerName = sale.BuyerName,
        BuyerNumber = sale.BuyerNumber,
        Purpose = sale.Purpose,
        Summary = SummaryOf(sale.Lines),
        Lines = sale.Lines.Count,
        TotalFen = sale.TotalFen,
        Cancelled = sale.Cancelled,
        ReturnedFen = sale.Reversals.Sum(one => one.AmountFen),
        Paper = receipts.IsWaiting(sale.Id) ? PaperState.Printing : PaperOf(sale.Receipts),
        Reprints = sale.Receipts.Count(fact => fact.Copy > 0),
        Delivery = delivery.TickOf(sale.Seq),
    };

    /// <summary>No fact at all means that the gateway stopped between commit and paper: nobody knows.</summary>
    public static PaperState PaperOf(IReadOnlyList<ReceiptFact> facts) => facts switch
    {
        [] => PaperState.Unknown,
        [.., { Outcome: PrintOutcome.Printed }] => PaperState.Printed,
        [.., { Outcome: PrintOutcome.Probable }] => PaperState.Probable,
        [.., { Outcome: PrintOutcome.Unknown }] => PaperState.Unknown,
        _ => PaperState.Failed,
    };

    private static string SummaryOf(IReadOnlyList<CommittedLine> lines) => lines switch
    {
        [] => "",
        [var only] => $"{only.Name} {only.Quantity}{only.Unit}",
        [var first, ..] => $"{first.Name} {first.Quantity}{first.Unit} +{lines.Count - 1}",
    };
}
