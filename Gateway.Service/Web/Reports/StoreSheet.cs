using System.Globalization;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Checkout.Tables;

namespace EdgeGateway.Service.Web.Reports;

/// <summary>A store's report as the page shows it, read from the very bytes that are frozen and exported: page and file cannot differ. Pure.</summary>
/// <param name="Store">Name and licence.</param>
/// <param name="Groups">Figures by what they are about; those without a group of their own stand in the last.</param>
/// <param name="Products">One line each.</param>
internal sealed record StoreSheet(string Store, IReadOnlyList<StoreSheetGroup> Groups, IReadOnlyList<StoreSheetProduct> Products)
{
    private const string Product = "product.";
    private const string Sold = ".sold";

    private static readonly (Bilingual Name, string[] Prefixes)[] Order =
    [
        (new("实名购买", "Real-name sales"), ["days.", "sales."]),
        (new("金额、作废、退货、进货", "Money, cancelled, returned, stock-in"), ["amount.", "reversals.", "stock.", "checkout."]),
        (new("售出养分和有效成分", "Nutrients and active ingredient sold"), ["sold."]),
        (new("经手人", "Operators"), ["operator."]),
        (new("读卡和拒绝", "Cards and refusals"), [""]),
    ];

    private static readonly Dictionary<string, string> English = new(StringComparer.Ordinal)
    {
        ["days.realName"] = "Days with real-name sales",
        ["days.sales"] = "Days with sales",
        ["sales.all"] = "Sales",
        ["sales.inputs"] = "Sales of pesticide or fertiliser",
        ["sales.verified"] = "Sales with verified identity",
        ["sales.verifiedOfInputs"] = "Verified identity, of pesticide and fertiliser",
        ["sales.idCard"] = "Sales by ID card",
        ["sales.medium"] = "Sales by bound medium",
        ["sales.restricted"] = "Restricted or highly toxic",
        ["sales.overQuota"] = "Sales over quota",
        ["amount.sold"] = "Sold, yuan",
        ["reversals.cancelled"] = "Cancelled",
        ["reversals.returned"] = "Returns",
        ["amount.givenBack"] = "Given back, yuan",
        ["stock.receipts"] = "Stock-ins",
        ["checkout.ms"] = "Checkout time",
        ["sold.n"] = "N, g",
        ["sold.p2o5"] = "P2O5, g",
        ["sold.k2o"] = "K2O, g",
        ["sold.active"] = "Active ingredient, g",
        ["read.ok"] = "Cards read",
        ["read.failed"] = "Cards not read",
    };

    public static StoreSheet Of(byte[] body)
    {
        var rows = CsvReader.Read(CsvReader.TextOf(body)).Select(row => row.Cells).Skip(1).ToList();
        var byKey = rows.ToDictionary(cells => cells[1], StringComparer.Ordinal);
        var store = byKey["store"];
        var figures = rows.Where(cells => cells[1] is not ("report.period" or "store") && !cells[1].StartsWith(Product, StringComparison.Ordinal)).ToList();
        return new StoreSheet($"{store[2]} {store[3]}".Trim(),
        [
            .. Order.Select((group, at) => new StoreSheetGroup(group.Name, [.. figures.Where(cells => GroupOf(cells[1]) == at).Select(Line)])).Where(group => group.Lines.Count > 0),
        ],
        [
            .. rows.Where(cells => cells[1].StartsWith(Product, StringComparison.Ordinal) && cells[1].EndsWith(Sold, StringComparison.Ordinal)).Select(cells =>
            {
                var prefix = cells[1][..^Sold.Length];
                return new StoreSheetProduct(prefix[Product.Length..], cells[0][(cells[0].IndexOf(' ') + 1)..], cells[4], cells[2], byKey[prefix + ".returned"][2], byKey[prefix + ".amount"][2]);
            }),
        ]);
    }

    private static int GroupOf(string key) => Array.FindIndex(Order, group => group.Prefixes.Any(prefix => key.StartsWith(prefix, StringComparison.Ordinal)));

    private static StoreSheetLine Line(IReadOnlyList<string> cells)
    {
        var name = cells[1].StartsWith("refused.", StringComparison.Ordinal) ? $"{cells[0]} {cells[1]["refused.".Length..]}" : cells[0];
        var mean = cells[1] == "checkout.ms" || cells[1].EndsWith(".checkoutMs", StringComparison.Ordinal);
        return new StoreSheetLine(new Bilingual(name, English.GetValueOrDefault(cells[1], name)), mean ? Seconds(cells[2], cells[3]) : $"{cells[2]} {cells[4]}".Trim(),
            mean ? $"{cells[2]} / {cells[3]}" : cells[3].Length == 0 ? "" : $"/ {cells[3]}", mean || cells[3].Length == 0 ? "" : ReportSheet.Share((cells[2], cells[3])));
    }

    private static string Seconds(string sum, string count) =>
        long.TryParse(sum, NumberStyles.Integer, CultureInfo.InvariantCulture, out var ms) && long.TryParse(count, NumberStyles.Integer, CultureInfo.InvariantCulture, out var of) && of > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{ms / 1000.0 / of:0.0} s") : "–";
}

/// <summary>Figures about one thing.</summary>
internal sealed record StoreSheetGroup(Bilingual Name, IReadOnlyList<StoreSheetLine> Lines);

/// <summary>One figure: how many, of how many, and the share.</summary>
internal sealed record StoreSheetLine(Bilingual Name, string Count, string Of, string Share);

/// <summary>What was sold of one product and what came back.</summary>
internal sealed record StoreSheetProduct(string Code, string Name, string Unit, string Sold, string Returned, string Amount);
