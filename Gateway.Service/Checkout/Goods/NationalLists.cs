using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace EdgeGateway.Service.Checkout.Goods;

/// <summary>
/// The restricted and banned lists that come with the program: a data file of its own with version, date and checksum. A catalogue that
/// brings lists of its own replaces them; until then these count, never a sample.
/// </summary>
internal sealed record NationalLists(CatalogueEdition Edition, IReadOnlyList<Regulation> Entries)
{
    private const string Folder = "EdgeGateway.Service.Checkout.Goods.";
    private const string Name = "national-lists.json";

    /// <summary>Read when it is needed: a till with a catalogue of its own never does.</summary>
    public static NationalLists Shipped()
    {
        var bytes = Resource(Name);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (!Encoding.ASCII.GetString(Resource(Name + ".sha256")).StartsWith(sha256, StringComparison.Ordinal))
            throw new InvalidOperationException($"The resource {Name} does not match its checksum.");
        var file = JsonSerializer.Deserialize(bytes, CheckoutJson.Default.CatalogueFile) ?? throw new InvalidOperationException($"The resource {Name} is empty.");
        return new NationalLists(new CatalogueEdition(file.Version, file.Date, sha256), file.Regulations);
    }

    /// <summary>Bytes of a data file of this folder.</summary>
    internal static byte[] Resource(string name)
    {
        using var stream = typeof(NationalLists).Assembly.GetManifestResourceStream(Folder + name)
            ?? throw new InvalidOperationException($"The resource {name} is not in the program.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
