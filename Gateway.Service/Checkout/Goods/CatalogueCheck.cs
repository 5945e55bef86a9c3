using EdgeGateway.Protocols.Barcodes;
using EdgeGateway.Service.Checkout.Tables;

namespace EdgeGateway.Service.Checkout.Goods;

/// <summary>Everything that can be wrong with a catalogue that could be read.</summary>
internal static class CatalogueCheck
{
    private const int DearestFen = 100_000_000;
    private const int HeaviestGrams = 10_000_000;
    private const int MostKgPerMu = 10_000;

    /// <summary>What is wrong with a member of one entry.</summary>
    private readonly record struct Fault(string Member, string Zh, string En);

    /// <param name="file">What was read.</param>
    /// <param name="places">Where its entries stand; null when nobody knows.</param>
    public static IReadOnlyList<Mistake> Mistakes(CatalogueFile file, EntryPlaces? places = null)
    {
        var (where, all) = (places ?? EntryPlaces.Unknown, new List<Mistake>());
        if (string.IsNullOrWhiteSpace(file.Version))
            all.Add(new("version", "请给这一版起个名字。", "give this edition a name."));
        if (file.Products.Count == 0)
            all.Add(new("products", "没有商品。", "the list is empty."));
        all.AddRange(Each("products", file.Products, Faults, where));
        foreach (var twice in file.Products.Where(product => product is not null).GroupBy(product => product.Code, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
            all.Add(new("products", $"编码 {twice.Key} 用了 {twice.Count()} 次。", $"code {twice.Key} is used {twice.Count()} times."));
        all.AddRange(Each("regulations", file.Regulations, Faults, where));
        all.AddRange(Each("limits", file.Limits, Faults, where));
        if (!SeasonDay.IsOne(file.SeasonStart))
            all.Add(new("seasonStart", $"{file.SeasonStart} 不是 01-01 这样的日子。", $"{file.SeasonStart} is not a day like 01-01."));
        return all;
    }

    private static IEnumerable<Mistake> Each<T>(string list, IReadOnlyList<T> entries, Func<T, IEnumerable<Fault>> faults, EntryPlaces where) =>
        entries.SelectMany((entry, index) => faults(entry).Select(fault => where.Wrong(list, index, fault.Member, fault.Zh, fault.En)));

    // JSON lists can hold null whatever the element type says.
    private static IEnumerable<Fault> Faults(Product? product)
    {
        if (product is null)
        {
            yield return new("", "是空的（null）。", "is null.");
            yield break;
        }
        if (string.IsNullOrWhiteSpace(product.Code) || product.Code.Length > 40)
            yield return new("code", "要 1 到 40 个字。", "1 to 40 characters.");
        if (string.IsNullOrWhiteSpace(product.Name))
            yield return new("name", "不能为空。", "is empty.");
        if (product.PriceFen is < 0 or > DearestFen)
            yield return new("priceFen", $"{product.PriceFen} 分不是价格。", $"{product.PriceFen} is not a price in fen.");
        if (product.Kind == ProductKind.Pesticide && PesticideRegistration.TryParse(product.RegistrationNumber ?? "") is null)
            yield return new("registrationNumber", $"{product.RegistrationNumber ?? "（空）"} 不是农药登记证号。", $"{product.RegistrationNumber ?? "null"} is not a pesticide registration number.");
        if (product.UnitSpecification is { } packing && (packing.Length != 3 || !packing.All(char.IsAsciiDigit)))
            yield return new("unitSpecification", $"{packing} 不是三位数字。", $"{packing} is not three digits.");
        if (product.Scope?.Length > 200)
            yield return new("scope", "最多 200 个字。", "at most 200 characters.");
        foreach (var fault in ContentFaults(product))
            yield return fault;
        foreach (var ean in product.Eans.Where(ean => ean is not { Length: 8 or 12 or 13 or 14 } || !Mod10.IsValid(ean)))
            yield return new("eans", $"{ean} 的位数或校验位不对。", $"{ean} has a wrong length or check digit.");
    }

    private static IEnumerable<Fault> ContentFaults(Product product)
    {
        if (product.NetGrams is <= 0 or > HeaviestGrams)
            yield return new("netGrams", $"{product.NetGrams} 不是一件的克数。", $"{product.NetGrams} is not the content of one unit in grams.");
        if (product.ActivePercent is < 0 or > 100)
            yield return new("activePercent", $"{product.ActivePercent} 不是百分数。", $"{product.ActivePercent} is not a percentage.");
        if (product.Nutrients is { } nutrients && (nutrients.N < 0 || nutrients.P2O5 < 0 || nutrients.K2O < 0 || nutrients.Sum > 100))
            yield return new("nutrients", $"{nutrients.N}-{nutrients.P2O5}-{nutrients.K2O} 不是百分数。", $"{nutrients.N}-{nutrients.P2O5}-{nutrients.K2O} are not percentages.");
        if (product.NetGrams is null && (product.Nutrients is { Sum: > 0 } || product.ActivePercent > 0))
            yield return new("netGrams", "有养分或有效成分含量时必须填。", "is needed where nutrients or activePercent are given.");
    }

    private static IEnumerable<Fault> Faults(CropLimit? limit)
    {
        if (string.IsNullOrWhiteSpace(limit?.Crop))
            yield return new("crop", "不能为空。", "is empty.");
        if (limit is { KgPerMu: <= 0 or > MostKgPerMu })
            yield return new("kgPerMu", $"{limit.KgPerMu} 不是限量。", $"{limit.KgPerMu} is no limit.");
        if (limit is { To: { } to } && to < limit.From)
            yield return Ends(to, limit.From);
    }

    private static IEnumerable<Fault> Faults(Regulation? regulation)
    {
        if (string.IsNullOrWhiteSpace(regulation?.Ingredient))
            yield return new("ingredient", "不能为空。", "is empty.");
        if (regulation is { To: { } to } && to < regulation.From)
            yield return Ends(to, regulation.From);
    }

    private static Fault Ends(DateOnly to, DateOnly from) => new("to", $"{to:yyyy-MM-dd} 早于 {from:yyyy-MM-dd}。", $"{to:yyyy-MM-dd} is before {from:yyyy-MM-dd}.");
}
