using System.Globalization;
using System.Text;

namespace EdgeGateway.Service.Doctor;

/// <summary>The report for a terminal: what is wrong first, then all of it. Pure.</summary>
internal static class DoctorText
{
    public static string Write(DoctorReport report)
    {
        var text = new StringBuilder();
        var head = DoctorWords.Headline(report);
        text.AppendLine(CultureInfo.InvariantCulture, $"EdgeGateway {report.Version}  {report.GatewayId}  {report.At:yyyy-MM-dd HH:mm}  {(report.Running ? "网关在运行 / running" : "网关没有运行 / not running")}");
        text.AppendLine(CultureInfo.InvariantCulture, $"{head.Zh} / {head.En}  ({report.Ok} ok, {report.Skipped} skipped, {report.Seconds:0.0} s)").AppendLine();
        foreach (var check in report.Checks.OrderByDescending(check => check.Level is CheckLevel.Skipped ? CheckLevel.Ok : check.Level))
            Append(text, check);
        return text.ToString().TrimEnd();
    }

    private static void Append(StringBuilder text, CheckResult check)
    {
        var on = check.On is null ? "" : $" [{check.On}]";
        text.AppendLine(CultureInfo.InvariantCulture, $"{Mark(check.Level)} {check.Id}{on}  {check.Name.Zh}：{check.Evidence.Zh}");
        if (check.Cause is not { } cause || check.NextStep is not { } next)
            return;
        text.AppendLine(CultureInfo.InvariantCulture, $"      {cause.Zh}\n      → {next.Zh}");
        text.AppendLine(CultureInfo.InvariantCulture, $"      {check.Name.En}: {check.Evidence.En}\n      {cause.En}\n      → {next.En}");
    }

    private static string Mark(CheckLevel level) => level switch { CheckLevel.Ok => "[✓]", CheckLevel.Skipped => "[-]", CheckLevel.Warn => "[!]", _ => "[✗]" };
}
