using EdgeGateway.Protocols.Barcodes;

namespace EdgeGateway.Service.Checkout.Goods;

/// <summary>Everything that can be wrong with a catalogue whose JSON could be read.</summary>
internal static class CatalogueCheck
{
    private const int DearestFen = 100_000_000;
    private const int HeaviestGrams = 10_000_000;
    private const int MostKgPerMu = 10_000;

    public static IReadOnlyList<string> Errors(CatalogueFile file)
    {
        var errors = new List<string>();
        if (string.IsNullOrWhiteSpace(file.Version))
            errors.Add("version: give this edition a name.");
        if (file.Products.Count == 0)
            errors.Add("products: the list is empty.");
        for (var i = 0; i < file.Products.Count; i++)
            errors.AddRange(Errors(file.Products[i]).Select(error => $"products[{i}].{error}"));
        foreach (var twice in file.Products.Where(product => product is not null).GroupBy(product => product.Code, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
            errors.Add($"products: code {twice.Key} is used {twice.Count()} times.");
        for (var i = 0; i < file.Regulations.Count; i++)
            errors.AddRange(Errors(file.Regulations[i]).Select(error => $"regulations[{i}].{error}"));
        for (var i = 0; i < file.Limits.Count; i++)
            errors.AddRange(Errors(file.Limits[i]).Select(error => $"limits[{i}].{error}"));
        if (!SeasonDay.IsOne(file.SeasonStart))
            errors.Add($"seasonStart: {file.SeasonStart} is not a day like 01-01.");
        return errors;
    }

    // JSON lists can hold null whatever the element type says.
    private static IEnumerable<string> Errors(Product? product)
    {
        if (product is null)
        {
            yield return "is null.";
            yield break;
        }
        if (string.IsNullOrWhiteSpace(product.Code) || product.Code.Length > 40)
            yield return "code: 1 to 40 characters.";
        if (string.IsNullOrWhiteSpace(product.Name))
            yield return "name: is empty.";
        if (product.PriceFen is < 0 or > DearestFen)
            yield return $"priceFen: {product.PriceFen} is not a price in fen.";
        if (product.Kind == ProductKind.Pesticide && PesticideRegistration.TryParse(product.RegistrationNumber ?? "") is null)
            yield return $"registrationNumber: {product.RegistrationNumber ?? "null"} is not a pesticide registration number.";
        if (product.UnitSpecification is { } packing && (packing.Length != 3 || !packing.All(char.IsAsciiDigit)))
            yield return $"unitSpecification: {packing} is not three digits.";
        if (product.Scope?.Length > 200)
            yield return "scope: at most 200 characters.";
        foreach (var error in ContentErrors(product))
            yield return error;
        foreach (var ean in product.Eans.Where(ean => ean is not { Length: 8 or 12 or 13 or 14 } || !Mod10.IsValid(ean)))
            yield return $"eans: {ean} has a wrong length or check digit.";
    }

    private static IEnumerable<string> ContentErrors(Product product)
    {
        if (product.NetGrams is <= 0 or > HeaviestGrams)
            yield return $"netGrams: {product.NetGrams} is not the content of one unit in grams.";
        if (product.ActivePercent is < 0 or > 100)
            yield return $"activePercent: {product.ActivePercent} is not a percentage.";
        if (product.Nutrients is { } nutrients && (nutrients.N < 0 || nutrients.P2O5 < 0 || nutrients.K2O < 0 || nutrients.Sum > 100))
            yield return $"nutrients: {nutrients.N}-{nutrients.P2O5}-{nutrients.K2O} are not percentages.";
        if (product.NetGrams is null && (product.Nutrients is { Sum: > 0 } || product.ActivePercent > 0))
            yield return "netGrams: is needed where nutrients or activePercent are given.";
    }

    private static IEnumerable<string> Errors(CropLimit? limit)
    {
        if (string.IsNullOrWhiteSpace(limit?.Crop))
            yield return "crop: is empty.";
        if (limit is { KgPerMu: <= 0 or > MostKgPerMu })
            yield return $"kgPerMu: {limit.KgPerMu} is no limit.";
        if (limit is { To: { } to } && to < limit.From)
            yield return $"to: {to:yyyy-MM-dd} is before {limit.From:yyyy-MM-dd}.";
    }

    private static IEnumerable<string> Errors(Regulation? regulation)
    {
        if (string.IsNullOrWhiteSpace(regulation?.Ingredient))
            yield return "ingredient: is empty.";
        if (regulation is { To: { } to } && to < regulation.From)
            yield return $"to: {to:yyyy-MM-dd} is before {regulation.From:yyyy-MM-dd}.";
    }
}
