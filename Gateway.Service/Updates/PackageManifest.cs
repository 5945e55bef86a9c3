using System.Text.Json.Serialization;

namespace EdgeGateway.Service.Updates;

/// <summary>What is in an update package; signed as a whole, so the digests in it are trusted as far as its key is.</summary>
/// <param name="Product">Always <see cref="OurProduct"/>.</param>
/// <param name="Version">Of the program in it.</param>
/// <param name="Created">When it was packed.</param>
/// <param name="Schemas">Version of the journal's tables this program leads to, by module.</param>
/// <param name="Files">Every file, in the order of the package.</param>
internal sealed record PackageManifest(
    string Product, string Version, DateTimeOffset Created, IReadOnlyDictionary<string, int> Schemas, IReadOnlyList<PackageFile> Files)
{
    public const string OurProduct = "edgegateway";
}

/// <summary>One file of a package.</summary>
/// <param name="Path">With forward slashes, inside the version's folder.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">64 hex digits.</param>
/// <param name="Runs">It is a program.</param>
internal sealed record PackageFile(string Path, long Size, string Sha256, bool Runs);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PackageManifest))]
internal sealed partial class UpdatesJson : JsonSerializerContext;
