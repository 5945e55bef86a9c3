using System.Globalization;
using EdgeGateway.Protocols.City;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Cases.Reports;
using EdgeGateway.Service.Checkout.Tables;

namespace EdgeGateway.Service.Web.Reports;

/// <summary>A city report as the page shows it, read from the very bytes that are frozen and exported: page and file cannot differ. Pure.</summary>
/// <param name="Totals">Key, numerator and denominator of the figures about everything.</param>
/// <param name="Groups">Category, grid and camera tables.</param>
internal sealed record ReportSheet(IReadOnlyDictionary<string, (string Count, string Of)> Totals, IReadOnlyList<SheetGroup> Groups)
{
    private const string Discovered = ".discovered";

    public static ReportSheet Of(byte[] body)
    {
        var rows = CsvReader.Read(CsvReader.TextOf(body)).Select(row => row.Cells).Skip(1).ToList();
        var byKey = rows.ToDictionary(cells => cells[1], cells => (cells[2], cells[3]), StringComparer.Ordinal);
        return new ReportSheet(byKey,
        [
            new(new("按事件代码", "By code"), Lines(CityReportTable.Category)),
            new(new("按网格", "By grid"), Lines(CityReportTable.Grid)),
            new(new("按摄像头", "By camera"), Lines(CityReportTable.Camera)),
        ]);

        List<SheetLine> Lines(string group) =>
        [
            .. rows.Where(cells => cells[1].StartsWith(group + ".", StringComparison.Ordinal) && cells[1].EndsWith(Discovered, StringComparison.Ordinal))
                .Select(cells => Line(group, cells[1][..^Discovered.Length], cells[0])),
        ];

        SheetLine Line(string group, string prefix, string title)
        {
            var name = title[..title.LastIndexOf(' ')];
            var english = group == CityReportTable.Category ? EventCodes.NameOf(prefix[(group.Length + 1)..]).En : name;
            return new SheetLine(new Bilingual(name, english), byKey[prefix + Discovered], byKey[prefix + ".confirmed"].Item1, byKey[prefix + ".rejected"].Item1, byKey[prefix + ".cleared"].Item1,
                Mean(byKey[prefix + ".toReport"]), Mean(byKey[prefix + ".toCleared"]));
        }
    }

    /// <summary>Seconds over a count as hours and minutes; a dash when there is nothing to divide by.</summary>
    public static string Mean((string Sum, string Count) ratio)
    {
        if (!long.TryParse(ratio.Sum, NumberStyles.Integer, CultureInfo.InvariantCulture, out var sum) || !long.TryParse(ratio.Count, NumberStyles.Integer, CultureInfo.InvariantCulture, out var count) || count == 0)
            return "–";
        var span = TimeSpan.FromSeconds(sum / (double)count);
        return string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalHours}:{span.Minutes:00}:{span.Seconds:00}");
    }

    /// <summary>A share in per cent with one place; a dash when there is nothing to divide by.</summary>
    public static string Share((string Part, string Whole) ratio) =>
        long.TryParse(ratio.Part, NumberStyles.Integer, CultureInfo.InvariantCulture, out var part) && long.TryParse(ratio.Whole, NumberStyles.Integer, CultureInfo.InvariantCulture, out var whole) && whole > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{100.0 * part / whole:0.0}%") : "–";
}

/// <summary>One table.</summary>
internal sealed record SheetGroup(Bilingual Name, IReadOnlyList<SheetLine> Lines);

/// <summary>One line of it.</summary>
internal sealed record SheetLine(Bilingual Name, (string Part, string Whole) Discovered, string Confirmed, string Rejected, string Cleared, string ToReport, string ToCleared);
