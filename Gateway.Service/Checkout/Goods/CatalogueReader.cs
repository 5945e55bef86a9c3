using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using EdgeGateway.Service.Checkout.Tables;

namespace EdgeGateway.Service.Checkout.Goods;

/// <summary>
/// Reads and checks a catalogue. A file <c>X.sha256</c> beside the catalogue (as <c>sha256sum</c> writes it) must match; without
/// one the sum is only computed, so that every sale can say by which edition it was judged.
/// </summary>
internal static class CatalogueReader
{
    private const string SampleResource = "sample-catalogue.json";

    /// <summary>The built-in goods and crop limits, which are synthetic, with the national lists, which are not.</summary>
    public static Catalogue Sample()
    {
        var reading = Read(NationalLists.Resource(SampleResource), expectedSha256: null);
        var sample = reading.Catalogue ?? throw new InvalidOperationException(string.Join(' ', reading.Errors));
        var lists = NationalLists.Shipped();
        var both = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(sample.Edition.Sha256 + lists.Edition.Sha256)));
        return new Catalogue(sample.File with { Regulations = lists.Entries }, both);
    }

    /// <summary>Reads a file; a file that is missing or unreadable is an error in the result.</summary>
    public static CatalogueReading ReadFile(string path)
    {
        try
        {
            var sums = path + ".sha256";
            var expected = File.Exists(sums) ? File.ReadAllText(sums).Split([' ', '\t', '\r', '\n'], 2)[0].ToLowerInvariant() : null;
            return Read(File.ReadAllBytes(path), expected);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            return new CatalogueReading(null, [new("", $"商品目录读不出来：{trouble.Message}", $"The catalogue cannot be read: {trouble.Message}")]);
        }
    }

    /// <summary>Where and why a file is no JSON of a catalogue.</summary>
    public static Mistake NotJson(JsonException trouble) => new(
        (int?)trouble.LineNumber + 1, trouble.Path ?? "$", new($"不是应有的 JSON：{trouble.Message}", $"The file is not the JSON it should be: {trouble.Message}"));

    /// <summary>Checks bytes of a catalogue file.</summary>
    public static CatalogueReading Read(ReadOnlySpan<byte> json, string? expectedSha256)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(json));
        if (expectedSha256 is not null && expectedSha256 != sha256)
            return new CatalogueReading(null, [new("", $"商品目录和校验值不符：应为 {expectedSha256}，文件是 {sha256}。", $"The catalogue does not match its checksum: expected {expectedSha256}, the file has {sha256}.")]);
        if (json.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            json = json[3..];
        try
        {
            var file = JsonSerializer.Deserialize(json, CheckoutJson.Default.CatalogueFile);
            if (file is null)
                return new CatalogueReading(null, [new("", "商品目录是空的。", "The catalogue is empty.")]);
            var mistakes = CatalogueCheck.Mistakes(file, EntryPlaces.OfJson(json));
            return mistakes.Count > 0 ? new CatalogueReading(null, mistakes) : new CatalogueReading(new Catalogue(file, sha256), []);
        }
        catch (JsonException trouble)
        {
            return new CatalogueReading(null, [NotJson(trouble)]);
        }
    }
}
