using EdgeGateway.Protocols.Barcodes;
using EdgeGateway.Service.Checkout.Goods;

namespace EdgeGateway.Service.Checkout.Stock;

/// <summary>From what a clerk entered to the data of a stock-in event, or everything that is missing. Pure.</summary>
internal static class StockRules
{
    private const int MostUnits = 1_000_000;
    private const int LongestText = 80;

    public static StockPlan Plan(StockRequest request, Catalogue catalogue, DateOnly today)
    {
        var errors = new List<string>();
        Needed(errors, "supplier", "供货人", request.Supplier);
        Needed(errors, "supplierContact", "供货人联系方式", request.SupplierContact);
        foreach (var (name, text) in new[] { ("supplierLicence", request.SupplierLicence), ("document", request.Document) })
        {
            if (text?.Length > LongestText)
                errors.Add($"{name}: at most {LongestText} characters / 最多 {LongestText} 字");
        }
        if (request.Date is { } date && (date > today || date < today.AddYears(-1)))
            errors.Add($"date: {date:yyyy-MM-dd} is not a day of the last year / 日期不对");
        if (request.Lines.Count == 0)
            errors.Add("lines: nothing came in / 没有商品");
        var lines = new List<StockLineData>();
        for (var i = 0; i < request.Lines.Count; i++)
        {
            if (Line(request.Lines[i], i + 1, catalogue, today, errors) is { } line)
                lines.Add(line);
        }
        return new StockPlan(lines, errors);
    }

    private static StockLineData? Line(StockRequestLine? line, int number, Catalogue catalogue, DateOnly today, List<string> errors)
    {
        if (line is not { Quantity: >= 1 and <= MostUnits } || line.Batch?.Length > LongestText || line.ProducerLicence?.Length > LongestText)
        {
            errors.Add($"line {number}: quantity 1 to {MostUnits}, texts at most {LongestText} characters / 第{number}行：数量或文字不对");
            return null;
        }
        var found = catalogue.Find(LabelParser.Parse(line.Code));
        if (found is not [var product])
        {
            errors.Add(found.Count == 0
                ? $"line {number}: '{line.Code}' is not in the catalogue / 第{number}行：目录里没有这个码"
                : $"line {number}: '{line.Code}' fits {found.Count} products, give the store code / 第{number}行：对应 {found.Count} 种商品，请用店内码");
            return null;
        }
        // Banned goods must not come into the store at all.
        if (catalogue.RegulationsOf(product, today).FirstOrDefault(entry => entry.Class == RegulationClass.Banned) is { } ban)
            errors.Add($"line {number}: {product.Name} is banned since {ban.From:yyyy-MM-dd} ({ban.Source}) / 第{number}行：已禁用，不能进货");
        return new StockLineData
        {
            Line = number,
            ProductCode = product.Code,
            Name = product.Name,
            Kind = product.Kind,
            RegistrationNumber = product.RegistrationNumber,
            Producer = product.Producer,
            ProducerLicence = Text(line.ProducerLicence),
            Specification = product.Specification,
            Unit = product.Unit,
            Batch = Text(line.Batch),
            Quantity = line.Quantity,
        };
    }

    private static void Needed(List<string> errors, string name, string zh, string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestText)
            errors.Add($"{name}: 1 to {LongestText} characters / 请填{zh}");
    }

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>Lines to write, or everything that is wrong.</summary>
internal sealed record StockPlan(IReadOnlyList<StockLineData> Lines, IReadOnlyList<string> Errors);
