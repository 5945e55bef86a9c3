using EdgeGateway.Protocols.EscPos;
using EdgeGateway.Service.Checkout;
using EdgeGateway.Service.Checkout.Ledger;
using EdgeGateway.Service.Checkout.Reversals;
using EdgeGateway.Service.Checkout.Till;

namespace EdgeGateway.Service.Training;

/// <summary>A paper that nobody can take for a receipt: marked at head and foot, without QR code, with a code that verifies nothing. Pure.</summary>
internal static class TrainingReceipt
{
    public const string Mark1 = "【培训 TRAINING】";
    public const string Mark2 = "不是销售凭证 未入账 未上报";
    public const string Code = "培训-TRAINING";

    /// <param name="document">What the real thing would look like.</param>
    /// <param name="isNot">What it must not be taken for.</param>
    public static ReceiptDocument Mark(ReceiptDocument document, string isNot = Mark2) => new(
    [
        new ReceiptPart.Line(Mark1, TextAlign.Centre, Bold: true, TextSize.Tall),
        new ReceiptPart.Line(isNot, TextAlign.Centre),
        .. document.Parts.Where(part => part is not (ReceiptPart.QrCode or ReceiptPart.Drawer or ReceiptPart.Cut or ReceiptPart.Feed)),
        new ReceiptPart.Line(isNot, TextAlign.Centre),
        new ReceiptPart.Line(Mark1, TextAlign.Centre, Bold: true, TextSize.Tall),
    ]);

    /// <summary>Looks like a sale to the composer and is none: no number, no hash, no verification code.</summary>
    public static CommittedSale SaleOf(SaleDraft draft, CheckoutOptions store, string clerk, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        Seq = 0,
        EventHash = "",
        Code = Code,
        Time = now.ToUniversalTime(),
        LocalTime = now,
        StoreName = store.StoreName,
        LicenceNumber = store.LicenceNumber,
        Operator = clerk,
        Method = draft.Buyer is null ? "none" : "id-card",
        BuyerName = draft.Buyer?.MaskedName,
        BuyerNumber = draft.Buyer?.MaskedNumber,
        Purpose = draft.Purpose,
        TotalFen = draft.TotalFen,
        Catalogue = "",
        Lines = [.. draft.Lines.Select(Of)],
    };

    /// <summary>Looks like a cancellation or return and is none.</summary>
    public static CommittedReversal ReversalOf(ReversalKind kind, CommittedSale sale, ReversalPlan plan, string reason, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        Kind = kind,
        SaleId = sale.Id,
        Seq = 0,
        EventHash = "",
        Code = Code,
        LocalTime = now,
        Operator = sale.Operator,
        Reason = reason,
        AmountFen = plan.AmountFen,
        Lines = plan.Lines,
    };

    private static CommittedLine Of(DraftLine line) => new()
    {
        ProductCode = line.Product.Code,
        Name = line.Product.Name,
        Kind = line.Product.Kind,
        RegistrationNumber = line.Product.RegistrationNumber,
        Producer = line.Product.Producer,
        Specification = line.Product.Specification,
        Unit = line.Product.Unit,
        Restricted = false,
        Quantity = line.Quantity,
        PriceFen = line.Product.PriceFen,
        AmountFen = line.AmountFen,
    };
}
