using EdgeGateway.Service.Checkout.Reports;
using EdgeGateway.Service.Checkout.Tables;

namespace EdgeGateway.Service.Cases.Reports;

/// <summary>周报/月报 of a city box as a table. Pure: the same figures give the same bytes, without any time of making in them.</summary>
internal static class CityReportTable
{
    public const string Category = "category";
    public const string Grid = "grid";
    public const string Camera = "camera";

    public static byte[] Write(ReportPeriod period, CityFigures figures, string gatewayId)
    {
        var all = figures.All;
        var table = new CsvWriter()
            .Row("指标", "键", "分子", "分母", "单位")
            .Row(period.Kind == ReportPeriod.Weekly ? "周报" : "月报", "report.period", period.From, period.To, null)
            .Row("网关", "gateway", gatewayId, null, null)
            .Row("发现", "cases.discovered", all.Discovered, null, "件")
            .Row("确认", "cases.confirmed", all.Confirmed, all.Reviewed, "件")
            .Row("驳回", "cases.rejected", all.Rejected, all.Reviewed, "件")
            .Row("上报", "cases.filed", all.Filed, null, "件")
            .Row("清除", "cases.cleared", all.Cleared, null, "件")
            .Row("期末待审核", "cases.pendingAtEnd", figures.PendingAtEnd, null, "件")
            .Row("试运行规则发现（不计入其他项）", "cases.trial", figures.Trial, null, "件")
            .Row("从发现到上报", "time.toReport", all.SecondsToReport, all.Filed, "秒/件")
            .Row("从发现到清除", "time.toCleared", all.SecondsToClear, all.Cleared, "秒/件");
        Write(table, Category, figures.Categories, all);
        Write(table, Grid, figures.Grids, all);
        Write(table, Camera, figures.Cameras, all);
        return table.ToBytes();
    }

    private static void Write(CsvWriter table, string group, IReadOnlyList<GroupCounts> members, CaseCounts all)
    {
        foreach (var (key, name, counts) in members)
        {
            table.Row($"{name} 发现", $"{group}.{key}.discovered", counts.Discovered, all.Discovered, "件")
                .Row($"{name} 确认", $"{group}.{key}.confirmed", counts.Confirmed, counts.Reviewed, "件")
                .Row($"{name} 驳回", $"{group}.{key}.rejected", counts.Rejected, counts.Reviewed, "件")
                .Row($"{name} 清除", $"{group}.{key}.cleared", counts.Cleared, all.Cleared, "件")
                .Row($"{name} 从发现到上报", $"{group}.{key}.toReport", counts.SecondsToReport, counts.Filed, "秒/件")
                .Row($"{name} 从发现到清除", $"{group}.{key}.toCleared", counts.SecondsToClear, counts.Cleared, "秒/件");
        }
    }
}
