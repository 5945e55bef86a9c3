using System.Text.Json;
using EdgeGateway.Service.Checkout.Tables;

namespace EdgeGateway.Service.Checkout.Goods;

/// <summary>
/// From a file somebody hands in to a whole new edition. Pure. JSON replaces the parts it has; a CSV table replaces the one part it
/// holds; the other parts come from the edition before. A JSON file with all parts is taken byte by byte, so its checksum stays its own.
/// </summary>
internal static class CatalogueImport
{
    /// <param name="bytes">The file.</param>
    /// <param name="before">Edition to take the missing parts from.</param>
    /// <param name="version">Name of the new edition; null: what the file says, or the day.</param>
    /// <param name="today">Date of an edition whose file has none.</param>
    public static CatalogueMade Make(ReadOnlySpan<byte> bytes, CatalogueFile before, string? version, DateOnly today)
    {
        var text = CsvReader.TextOf(bytes);
        return text.AsSpan().TrimStart() is ['{', ..] ? FromJson(bytes, before, version) : FromTable(text, before, version, today);
    }

    private static CatalogueMade FromTable(string text, CatalogueFile before, string? version, DateOnly today)
    {
        var part = CatalogueTables.Read(text);
        var made = Checked(Merged(before, part) with { Version = version ?? $"{today:yyyy-MM-dd}", Date = today }, part.Places);
        return part.Mistakes.Count > 0 ? new CatalogueMade(null, [.. part.Mistakes, .. made.Mistakes]) : made;
    }

    private static CatalogueMade FromJson(ReadOnlySpan<byte> bytes, CatalogueFile before, string? version)
    {
        CatalogueFile? file;
        try
        {
            file = JsonSerializer.Deserialize(WithoutMark(bytes), CheckoutJson.Plain.CatalogueFile);
        }
        catch (JsonException trouble)
        {
            return new CatalogueMade(null, [CatalogueReader.NotJson(trouble)]);
        }
        if (file is null)
            return new CatalogueMade(null, [new("", "文件是空的。", "The file is empty.")]);
        var whole = file.Products.Count > 0 && file.Regulations.Count > 0;
        if (whole && file.Limits.Count > 0 && version is null)
            return Checked(file, EntryPlaces.OfJson(WithoutMark(bytes)), bytes.ToArray());
        var part = new CataloguePart
        {
            Products = file.Products.Count > 0 ? file.Products : null,
            Regulations = file.Regulations.Count > 0 ? file.Regulations : null,
            Limits = file.Limits.Count > 0 ? file.Limits : null,
        };
        return Checked(Merged(before, part) with { Version = version ?? file.Version, Date = file.Date, SeasonStart = file.Limits.Count > 0 ? file.SeasonStart : before.SeasonStart }, EntryPlaces.OfJson(WithoutMark(bytes)));
    }

    private static CatalogueFile Merged(CatalogueFile before, CataloguePart part) => before with
    {
        Products = part.Products ?? before.Products,
        Regulations = part.Regulations ?? before.Regulations,
        Limits = part.Limits ?? before.Limits,
    };

    private static CatalogueMade Checked(CatalogueFile file, EntryPlaces places, byte[]? bytes = null)
    {
        var mistakes = CatalogueCheck.Mistakes(file, places);
        return mistakes.Count > 0 ? new CatalogueMade(null, mistakes) : new CatalogueMade(bytes ?? JsonSerializer.SerializeToUtf8Bytes(file, CheckoutJson.Plain.CatalogueFile), []);
    }

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> bytes) => bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? bytes[3..] : bytes;
}
