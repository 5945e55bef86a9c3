using System.Globalization;
using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Inspection.Sections;

/// <summary>主体操作: is the till used as it should be. Raw counts; the law gives no formula.</summary>
internal static class OperationSection
{
    private static readonly TimeSpan Quiet = TimeSpan.FromDays(7);

    public static InspectionSection Of(InspectionInput input) => InspectionSection.Of("operation", new("主体操作", "Operation"), Items(input));

    private static IEnumerable<InspectionItem> Items(InspectionInput input)
    {
        if (!input.Options.Checkout.Enabled)
        {
            yield return new("till", new("收银", "Till"), InspectionVerdict.Look, new("这台网关没有开通收银", "This gateway has no till"));
            yield break;
        }
        if (input.Operation is not { } figures)
        {
            yield return new("till", new("收银", "Till"), InspectionVerdict.Bad, new("台账读不出来", "The ledger cannot be read"), new("请联系维护", "Call for service"));
            yield break;
        }
        yield return LastSale(figures, input.Now);
        yield return Sales(figures);
        yield return Identity(figures);
        yield return Paper(figures);
        yield return new("refusals", new("按规定拒绝", "Refused by rule"), InspectionVerdict.Good, new($"近 {OperationFigures.Days} 天 {figures.Refusals} 次", $"{figures.Refusals} in {OperationFigures.Days} days"));
        yield return new("reads", new("读卡", "Cards read"), InspectionVerdict.Good, new($"近 {OperationFigures.Days} 天 {figures.CardsRead} 次", $"{figures.CardsRead} in {OperationFigures.Days} days"));
    }

    private static InspectionItem LastSale(OperationFigures figures, DateTimeOffset now)
    {
        var name = new Bilingual("最近一笔", "Last sale");
        if (figures.LastSale is not { } last)
            return new("last", name, InspectionVerdict.Attention, new("还没有一笔销售", "No sale yet"), new("教店员先用培训模式练习，再正式使用", "Let the clerks practise in training, then use it"));
        var text = TimeZoneInfo.ConvertTime(last, TimeZoneInfo.Local).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return now - last > Quiet
            ? new("last", name, InspectionVerdict.Attention, new(text, text), new("一周以上没有记录：是歇业，还是没有用系统？", "Nothing for more than a week: closed, or not using the system?"))
            : new("last", name, InspectionVerdict.Good, new(text, text));
    }

    private static InspectionItem Sales(OperationFigures figures) => new("sales", new("销售", "Sales"), InspectionVerdict.Good,
        new($"近 {OperationFigures.Days} 天 {figures.Sales} 笔，{figures.DaysWithSales} 天有销售", $"{figures.Sales} in {OperationFigures.Days} days, on {figures.DaysWithSales} days"));

    private static InspectionItem Identity(OperationFigures figures)
    {
        var name = new Bilingual("实名", "Real name");
        var evidence = new Bilingual($"{figures.SalesWithIdentity} / {figures.Sales} 笔实名，{figures.DaysWithIdentity} 天有实名销售", $"{figures.SalesWithIdentity} of {figures.Sales} by real name, on {figures.DaysWithIdentity} days");
        return figures.Sales > 0 && figures.SalesWithIdentity == 0
            ? new("identity", name, InspectionVerdict.Attention, evidence, new("没有一笔实名：看看读卡器是否在用", "None by real name: is the reader in use?"))
            : new("identity", name, InspectionVerdict.Good, evidence);
    }

    private static InspectionItem Paper(OperationFigures figures)
    {
        var evidence = new Bilingual($"{figures.Printed} 笔已打印，{figures.NotPrinted} 笔没有确认打印", $"{figures.Printed} printed, {figures.NotPrinted} not proved");
        return figures.NotPrinted * 10 > figures.Sales
            ? new("paper", new("小票", "Receipts"), InspectionVerdict.Attention, evidence, new("十笔里有一笔以上没有小票：检查打印机和纸", "More than one in ten without a receipt: check printer and paper"))
            : new("paper", new("小票", "Receipts"), InspectionVerdict.Good, evidence);
    }
}
