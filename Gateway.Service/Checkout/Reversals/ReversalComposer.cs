using System.Globalization;
using EdgeGateway.Protocols.EscPos;
using EdgeGateway.Service.Checkout.Ledger;
using static EdgeGateway.Protocols.EscPos.ReceiptPart;

namespace EdgeGateway.Service.Checkout.Reversals;

/// <summary>From a committed cancellation or return to paper. Pure; says what the ledger says.</summary>
internal static class ReversalComposer
{
    /// <param name="sale">The sale it takes back.</param>
    /// <param name="reversal">As read from the ledger.</param>
    /// <param name="copy">0 for the receipt itself, 1 and up for reprints.</param>
    public static ReceiptDocument Compose(CommittedSale sale, CommittedReversal reversal, int copy) => new(
    [
        .. Head(sale, reversal, copy),
        new Rule(),
        .. reversal.Lines.SelectMany(back => Goods(back, sale.Lines[back.Line - 1])),
        new Rule(),
        new TwoColumns("退款", $"￥{Money.Yuan(reversal.AmountFen)}", Bold: true),
        new Line($"原因 {reversal.Reason}"),
        .. sale.BuyerNumber is { } number ? [new Line($"购买人 {sale.BuyerName} {number}")] : Array.Empty<ReceiptPart>(),
        new Rule(),
        new TwoColumns("原单验证码", sale.Code),
        new TwoColumns("验证码", reversal.Code, Bold: true),
        new Feed(2),
        new Cut(),
    ]);

    private static IEnumerable<ReceiptPart> Head(CommittedSale sale, CommittedReversal reversal, int copy)
    {
        if (sale.StoreName.Length > 0)
            yield return new Line(sale.StoreName, TextAlign.Centre, Bold: true, TextSize.Tall);
        yield return new Line(reversal.Kind == ReversalKind.Cancelled ? "农资销售作废凭证" : "农资退货凭证", TextAlign.Centre);
        if (copy > 0)
            yield return new Line($"【补打 第{copy}次】", TextAlign.Centre, Bold: true);
        yield return new Line($"时间 {reversal.LocalTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)}");
        yield return new Line($"原单 {sale.LocalTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)}");
        yield return new Line($"经手人 {reversal.Operator}");
    }

    private static IEnumerable<ReceiptPart> Goods(ReversalLine back, CommittedLine line)
    {
        yield return new Line(line.Name, Bold: true);
        if (line.Specification.Length > 0)
            yield return new Line(line.Specification);
        yield return new TwoColumns($"{back.Quantity}{line.Unit} x {Money.Yuan(line.PriceFen)}", $"-{Money.Yuan(back.AmountFen)}");
    }
}
