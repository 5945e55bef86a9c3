using System.Globalization;
using EdgeGateway.Service.Checkout.Tables;

namespace EdgeGateway.Service.Checkout.Reports;

/// <summary>周报/月通报 as a table. Pure: the same figures give the same bytes, without any time of making in them.</summary>
internal static class ReportTable
{
    public static byte[] Write(ReportPeriod period, ReportFigures figures, string storeName, string licenceNumber)
    {
        var table = new CsvWriter()
            .Row("指标", "键", "分子", "分母", "单位")
            .Row(period.Kind == ReportPeriod.Weekly ? "周报" : "月通报", "report.period", period.From, period.To, null)
            .Row("门店", "store", storeName, licenceNumber, null);
        foreach (var (name, key, count, of, unit) in Rows(figures))
            table.Row(name, key, count, of, unit);
        foreach (var (key, value) in figures.Counts)
            table.Row(NameOf(key), key, value, null, "次");
        foreach (var one in figures.Operators)
        {
            table.Row($"经手人 {one.Name} 销售", $"operator.{one.Name}.sales", one.Sales, figures.Sales, "笔")
                .Row($"经手人 {one.Name} 核验身份", $"operator.{one.Name}.verified", one.Verified, one.Sales, "笔")
                .Row($"经手人 {one.Name} 作废", $"operator.{one.Name}.cancelled", one.Cancelled, one.Sales, "笔")
                .Row($"经手人 {one.Name} 退货", $"operator.{one.Name}.returned", one.Returned, one.Sales, "笔")
                .Row($"经手人 {one.Name} 结账用时", $"operator.{one.Name}.checkoutMs", one.CheckoutMs, one.Sales, "毫秒/笔")
                .Row($"经手人 {one.Name} 读卡失败", $"operator.{one.Name}.readFailed", one.ReadsFailed, one.ReadsOk + one.ReadsFailed, "次");
        }
        foreach (var product in figures.Products)
        {
            table.Row($"销售 {product.Name}", $"product.{product.Code}.sold", product.Sold, null, product.Unit)
                .Row($"退回 {product.Name}", $"product.{product.Code}.returned", product.Returned, null, product.Unit)
                .Row($"金额 {product.Name}", $"product.{product.Code}.amount", Yuan(product.AmountFen), null, "元");
        }
        return table.ToBytes();
    }

    private static IEnumerable<(string Name, string Key, object Count, object? Of, string Unit)> Rows(ReportFigures f)
    {
        yield return ("有实名销售的天数", "days.realName", f.DaysWithRealNameSales, f.Days, "天");
        yield return ("有销售的天数", "days.sales", f.DaysWithSales, f.Days, "天");
        yield return ("销售笔数", "sales.all", f.Sales, null, "笔");
        yield return ("农药肥料销售笔数", "sales.inputs", f.SalesOfInputs, f.Sales, "笔");
        yield return ("核验身份的销售", "sales.verified", f.SalesVerified, f.Sales, "笔");
        yield return ("核验身份的销售（占农药肥料）", "sales.verifiedOfInputs", f.SalesVerified, f.SalesOfInputs, "笔");
        yield return ("刷身份证的销售", "sales.idCard", f.SalesByCard, f.Sales, "笔");
        yield return ("刷绑定介质的销售", "sales.medium", f.SalesByMedium, f.Sales, "笔");
        yield return ("限制使用和高毒农药销售", "sales.restricted", f.SalesRestricted, f.Sales, "笔");
        yield return ("超定额的销售", "sales.overQuota", f.SalesOverQuota, f.Sales, "笔");
        yield return ("销售金额", "amount.sold", Yuan(f.AmountFen), null, "元");
        yield return ("作废笔数", "reversals.cancelled", f.Cancellations, f.Sales, "笔");
        yield return ("退货笔数", "reversals.returned", f.Returns, f.Sales, "笔");
        yield return ("退款金额", "amount.givenBack", Yuan(f.GivenBackFen), null, "元");
        yield return ("进货单数", "stock.receipts", f.StockReceipts, null, "单");
        yield return ("结账用时", "checkout.ms", f.CheckoutMs, f.Sales, "毫秒/笔");
        yield return ("售出氮", "sold.n", Grams(f.SoldMg.N), null, "克");
        yield return ("售出五氧化二磷", "sold.p2o5", Grams(f.SoldMg.P2O5), null, "克");
        yield return ("售出氧化钾", "sold.k2o", Grams(f.SoldMg.K2O), null, "克");
        yield return ("售出农药有效成分", "sold.active", Grams(f.SoldMg.Active), null, "克");
    }

    private static string NameOf(string key) => key switch
    {
        "read.ok" => "读身份证成功",
        "read.failed" => "读身份证失败",
        _ when key.StartsWith("refused.", StringComparison.Ordinal) => "拒绝销售",
        _ => key,
    };

    private static decimal Yuan(long fen) => fen / 100m;

    private static decimal Grams(long mg) => decimal.Parse((mg / 1000m).ToString("0.###", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
