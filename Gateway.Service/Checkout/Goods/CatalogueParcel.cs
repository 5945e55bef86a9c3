using System.IO.Compression;
using System.Text;
using System.Text.Json;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.RemoteConfiguration;
using EdgeGateway.Service.Seals;

namespace EdgeGateway.Service.Checkout.Goods;

/// <summary>
/// A catalogue file on its way through a platform's command: one of <c>catalogue</c> (JSON), <c>csv</c> (text) and <c>gzip</c> (base64 of either, packed), optional
/// <c>version</c> and <c>gatewayId</c>; or all of that signed, as <c>package</c>. Pure.
/// </summary>
internal sealed record CatalogueParcel(byte[] File, string? Version)
{
    /// <summary>As much as the API takes. A command holds 256 KB, which packs some thousand products.</summary>
    private const int LargestFile = 32 * 1024 * 1024;

    public static (CatalogueParcel? Parcel, Bilingual? Objection) Open(JsonElement arguments, CatalogueTrust trust)
    {
        if (arguments.ValueKind != JsonValueKind.Object)
            return No("需要 catalogue、csv、gzip 或 package", "catalogue, csv, gzip or package is needed");
        if (!arguments.TryGetProperty("package", out var package))
        {
            return trust.Keys.Count == 0
                ? Content(arguments, trust)
                : No("本机只接受签名的目录（remoteConfiguration.trustedKeys 有密钥）：需要 package", "This box takes signed catalogues only (remoteConfiguration.trustedKeys has keys): package is needed");
        }
        var bytes = Encoding.UTF8.GetBytes(package.GetRawText());
        var verdicts = trust.Keys.Select(key => SignedDocument.Verify(bytes, SignedGate.Pem(key))).ToList();
        if (verdicts.All(verdict => verdict.Word != SignedWord.Intact))
        {
            return verdicts.FirstOrDefault() is { Word: SignedWord.OtherKey } other
                ? No($"签名用的密钥 {other.KeyId} 不在可信之列", $"It was signed with the key {other.KeyId}, which is not trusted")
                : No("签名不对，或 remoteConfiguration.trustedKeys 为空", "The signature is wrong, or remoteConfiguration.trustedKeys is empty");
        }
        return Content(package.GetProperty("payload"), trust);
    }

    private static (CatalogueParcel?, Bilingual?) Content(JsonElement content, CatalogueTrust trust)
    {
        if (Text(content, "gatewayId") is { } gateway && gateway != trust.GatewayId)
            return No("这份目录是给另一台网关的", "This catalogue is for another box");
        var file = content switch
        {
            { ValueKind: JsonValueKind.Object } when content.TryGetProperty("catalogue", out var json) && json.ValueKind == JsonValueKind.Object => Encoding.UTF8.GetBytes(json.GetRawText()),
            _ when Text(content, "csv") is { } csv => Encoding.UTF8.GetBytes(csv),
            _ when Text(content, "gzip") is { } packed => Unpacked(packed),
            _ => null,
        };
        return file is null
            ? No("需要 catalogue（JSON）、csv（文本）或 gzip（base64，解开后不超过 32 MB）", "catalogue (JSON), csv (text) or gzip (base64, at most 32 MB unpacked) is needed")
            : (new CatalogueParcel(file, Text(content, "version")), null);
    }

    /// <summary>Null when it is no gzip, or larger than a catalogue may be.</summary>
    private static byte[]? Unpacked(string packed)
    {
        try
        {
            using var stream = new GZipStream(new MemoryStream(Convert.FromBase64String(packed)), CompressionMode.Decompress);
            using var file = new MemoryStream();
            var buffer = new byte[16 * 1024];
            while (stream.Read(buffer) is > 0 and var count)
            {
                if (file.Length + count > LargestFile)
                    return null;
                file.Write(buffer, 0, count);
            }
            return file.ToArray();
        }
        catch (Exception trouble) when (trouble is FormatException or InvalidDataException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement content, string name) =>
        content.ValueKind == JsonValueKind.Object && content.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static (CatalogueParcel?, Bilingual?) No(string zh, string en) => (null, new Bilingual(zh, en));
}
