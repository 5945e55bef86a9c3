using System.Globalization;
using EdgeGateway.Protocols.EscPos;
using EdgeGateway.Service.Checkout.Ledger;
using static EdgeGateway.Protocols.EscPos.ReceiptPart;

namespace EdgeGateway.Service.Checkout.Receipts;

/// <summary>
/// From a committed sale to paper. Pure; says what the ledger says, so a reprint years later is the same but for its mark. The width
/// is the printer's business.
/// </summary>
internal static class ReceiptComposer
{
    private const string Notice =
        "本店依法登记购买人身份信息（《农药管理条例》、《浙江省农产品质量安全规定》），加密保存，台账至少保存两年，只用于法定用途。";

    /// <param name="sale">As read from the ledger.</param>
    /// <param name="copy">0 for the receipt itself, 1 and up for reprints.</param>
    public static ReceiptDocument Compose(CommittedSale sale, int copy) => new(
    [
        .. Head(sale, copy),
        new Rule(),
        .. sale.Lines.SelectMany(Goods),
        new Rule(),
        new TwoColumns("合计", $"￥{Money.Yuan(sale.TotalFen)}", Bold: true),
        .. People(sale),
        new Rule(),
        new TwoColumns("验证码", sale.Code, Bold: true),
        new QrCode(QrText(sale)),
        .. sale.BuyerNumber is null ? Array.Empty<ReceiptPart>() : [new Line(Notice)],
        new Feed(2),
        new Cut(),
    ]);

    /// <summary>What the QR code says: sale and code, so that an inspector's phone need not read digits.</summary>
    public static string QrText(CommittedSale sale) => $"EG1:{sale.Id}:{sale.Code}";

    private static IEnumerable<ReceiptPart> Head(CommittedSale sale, int copy)
    {
        if (sale.StoreName.Length > 0)
            yield return new Line(sale.StoreName, TextAlign.Centre, Bold: true, TextSize.Tall);
        yield return new Line("农资销售凭证", TextAlign.Centre);
        if (copy > 0)
            yield return new Line($"【补打 第{copy}次】", TextAlign.Centre, Bold: true);
        if (sale.LicenceNumber.Length > 0)
            yield return new Line($"许可证 {sale.LicenceNumber}");
        yield return new Line($"时间 {sale.LocalTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)}");
        yield return new Line($"经手人 {sale.Operator}");
    }

    private static IEnumerable<ReceiptPart> Goods(CommittedLine line)
    {
        yield return new Line(line.Restricted ? $"{line.Name}（限制使用）" : line.Name, Bold: true);
        if (line.Specification.Length > 0)
            yield return new Line(line.Specification);
        if (line.RegistrationNumber is { } number)
            yield return new Line($"登记证号 {number}");
        if (line.Producer.Length > 0)
            yield return new Line($"生产企业 {line.Producer}");
        yield return new TwoColumns($"{line.Quantity}{line.Unit} x {Money.Yuan(line.PriceFen)}", Money.Yuan(line.AmountFen));
    }

    private static IEnumerable<ReceiptPart> People(CommittedSale sale)
    {
        if (sale.BuyerNumber is { } number)
            yield return new Line($"购买人 {sale.BuyerName} {number}");
        if (sale.Purpose is { } purpose)
            yield return new Line($"用途 {purpose}");
    }
}
