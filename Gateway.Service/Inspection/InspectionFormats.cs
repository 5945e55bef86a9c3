using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Inspection;

/// <summary>A report as a file: JSON for programs, CSV for a spreadsheet, HTML for paper, text for a terminal. Pure.</summary>
internal static class InspectionFormats
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static IReadOnlyList<string> All { get; } = ["text", "json", "csv", "html"];

    public static string Json(InspectionReport report) => JsonSerializer.Serialize(report, InspectionJson.Plain.InspectionReport);

    /// <summary>With a byte order mark, without which Excel takes Chinese for something else.</summary>
    public static string Csv(InspectionReport report)
    {
        var text = new StringBuilder("\uFEFF项目,检查点,结论,证据,建议,section,point,verdict,evidence,advice\r\n");
        foreach (var section in report.Sections)
        {
            foreach (var item in section.Items)
            {
                var word = VerdictWords.Of(item.Verdict);
                string[] cells =
                [
                    section.Name.Zh, item.Name.Zh, word.Zh, item.Evidence.Zh, item.Advice?.Zh ?? "",
                    section.Name.En, item.Name.En, word.En, item.Evidence.En, item.Advice?.En ?? "",
                ];
                text.AppendJoin(',', cells.Select(Cell)).Append("\r\n");
            }
        }
        return text.ToString();
    }

    public static string Text(InspectionReport report)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{report.StoreName} {report.GatewayId}  {report.At:yyyy-MM-dd HH:mm}  {VerdictWords.Of(report.Verdict).Zh} / {VerdictWords.Of(report.Verdict).En}");
        foreach (var section in report.Sections)
        {
            text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"{Mark(section.Verdict)} {section.Name.Zh} / {section.Name.En}");
            foreach (var item in section.Items)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"  {Mark(item.Verdict)} {item.Name.Zh}：{item.Evidence.Zh}").AppendLine(CultureInfo.InvariantCulture, $"      {item.Name.En}: {item.Evidence.En}");
                if (item.Advice is { } advice)
                    text.AppendLine(CultureInfo.InvariantCulture, $"      → {advice.Zh}").AppendLine(CultureInfo.InvariantCulture, $"      → {advice.En}");
            }
        }
        return text.ToString();
    }

    public static string Html(InspectionReport report, bool english)
    {
        string Say(Bilingual words) => Encoder.Encode(english ? words.En : words.Zh);
        var text = new StringBuilder("<!DOCTYPE html><html lang=\"").Append(english ? "en" : "zh-CN").Append("\"><meta charset=\"utf-8\"><title>").Append(Say(new("专项检查", "Inspection")))
            .Append("</title><style>body{font:16px/1.5 sans-serif;max-width:60em;margin:2em auto}table{width:100%;border-collapse:collapse}td,th{border:1px solid #999;padding:4px 8px;text-align:left;vertical-align:top}h2{margin:1.2em 0 .3em}</style><h1>")
            .Append(Say(new("专项检查报告", "Inspection report"))).Append("</h1><p>")
            .Append(Encoder.Encode(string.Create(CultureInfo.InvariantCulture, $"{report.StoreName} · {report.GatewayId} · {report.Version} · {report.At:yyyy-MM-dd HH:mm}")))
            .Append(" · <strong>").Append(Say(VerdictWords.Of(report.Verdict))).Append("</strong></p>");
        foreach (var section in report.Sections)
        {
            text.Append("<h2>").Append(Say(section.Name)).Append(": ").Append(Say(VerdictWords.Of(section.Verdict))).Append("</h2><table>");
            foreach (var item in section.Items)
            {
                text.Append("<tr><td>").Append(Say(item.Name)).Append("</td><td>").Append(Say(VerdictWords.Of(item.Verdict))).Append("</td><td>").Append(Say(item.Evidence));
                if (item.Advice is { } advice)
                    text.Append("<br>→ ").Append(Say(advice));
                text.Append("</td></tr>");
            }
            text.Append("</table>");
        }
        return text.Append("<p>").Append(Say(new("检查人：____________　　门店：____________　　日期：____________", "Inspector: ____________   Store: ____________   Date: ____________"))).Append("</p></html>").ToString();
    }

    private static string Mark(InspectionVerdict verdict) => verdict switch { InspectionVerdict.Good => "[✓]", InspectionVerdict.Look => "[?]", InspectionVerdict.Attention => "[!]", _ => "[✗]" };

    /// <summary>A cell that begins like a formula is kept a text: what a spreadsheet opens must not compute.</summary>
    private static string Cell(string value)
    {
        var safe = value is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + value : value;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
