using EdgeGateway.Service.Checkout.Goods;
using EdgeGateway.Service.Checkout.Ledger;
using EdgeGateway.Service.Checkout.Reversals;
using EdgeGateway.Service.Checkout.Stock;
using EdgeGateway.Service.Checkout.Tables;

namespace EdgeGateway.Service.Checkout.Export;

/// <summary>The ledger of a period as one table for Excel: a row for every line of every record, oldest first.</summary>
internal static class ExtractTable
{
    private static readonly string[] Head =
        ["台账", "日期时间", "编号", "验证码", "商品名称", "类别", "登记证号", "规格", "生产企业", "批号", "数量", "单位", "单价", "金额", "购买人", "证件号码", "用途", "追溯码", "供货人", "供货人联系方式", "供货人许可证", "单据号", "原因", "经手人", "生产企业许可证", "施用范围", "购买人联系方式"];

    public static byte[] Write(LedgerExtract extract)
    {
        var table = new CsvWriter().Row(Head);
        foreach (var sale in extract.Sales.OrderBy(sale => sale.Seq))
        {
            foreach (var line in sale.Lines)
                table.Row(Sale(sale, line));
        }
        var sold = extract.Sales.Concat(extract.EarlierSales).ToDictionary(sale => sale.Id);
        foreach (var (reversal, sale) in extract.Reversals.OrderBy(one => one.Seq).Select(one => (one, sold.GetValueOrDefault(one.SaleId))))
        {
            foreach (var back in reversal.Lines)
                table.Row(Reversal(reversal, back, sale, sale?.Lines[back.Line - 1]));
        }
        foreach (var receipt in extract.Stock.OrderBy(one => one.ReceiptId))
        {
            foreach (var line in receipt.Lines)
                table.Row(Stock(receipt, line));
        }
        return table.ToBytes();
    }

    private static object?[] Sale(CommittedSale sale, CommittedLine line) =>
    [
        "销售", sale.LocalTime, sale.Id.ToString(), sale.Code, line.Name, Kind(line.Kind), line.RegistrationNumber, line.Specification, line.Producer, null,
        line.Quantity, line.Unit, Money.Yuan(line.PriceFen), Money.Yuan(line.AmountFen), sale.BuyerName, sale.BuyerNumber, sale.Purpose, string.Join(' ', line.TraceCodes),
        null, null, null, null, sale.QuotaReason is { } reason ? $"超定额：{reason}" : null, sale.Operator, null, line.Scope, sale.BuyerContact,
    ];

    private static object?[] Reversal(CommittedReversal reversal, ReversalLine back, CommittedSale? sale, CommittedLine? line) =>
    [
        reversal.Kind == ReversalKind.Cancelled ? "作废" : "退货", reversal.LocalTime, reversal.SaleId.ToString(), reversal.Code, line?.Name, line is null ? null : Kind(line.Kind),
        line?.RegistrationNumber, line?.Specification, line?.Producer, null, -back.Quantity, line?.Unit, line is null ? null : Money.Yuan(line.PriceFen), decimal.Parse(Money.Yuan(-back.AmountFen), System.Globalization.CultureInfo.InvariantCulture),
        sale?.BuyerName, sale?.BuyerNumber, sale?.Purpose, null, null, null, null, null, reversal.Reason, reversal.Operator, null, line?.Scope, sale?.BuyerContact,
    ];

    private static object?[] Stock(StockReceivedData receipt, StockLineData line) =>
    [
        "进货", receipt.Date, receipt.ReceiptId.ToString(), null, line.Name, Kind(line.Kind), line.RegistrationNumber, line.Specification, line.Producer, line.Batch,
        line.Quantity, line.Unit, null, null, null, null, null, null, receipt.Supplier, receipt.SupplierContact, receipt.SupplierLicence, receipt.Document, null, receipt.Operator, line.ProducerLicence, null, null,
    ];

    private static string Kind(ProductKind kind) => kind switch
    {
        ProductKind.Pesticide => "农药",
        ProductKind.Fertiliser => "肥料",
        ProductKind.Seed => "种子",
        _ => "其他",
    };
}
