using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace EdgeGateway.Service.Seals;

/// <summary>
/// A JSON document with its signature: <c>payload</c>, <c>sha256</c>, <c>keyId</c>, <c>publicKey</c> (base64 SPKI), <c>signature</c> (base64,
/// ECDSA P-256 with SHA-256, r and s). What is signed is the payload written compact, so that a pretty printer does not break it.
/// </summary>
internal static class SignedDocument
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Sign(ReadOnlyMemory<byte> payload, ECDsa key)
    {
        using var document = JsonDocument.Parse(payload);
        var canonical = CanonicalOf(document.RootElement);
        var spki = key.ExportSubjectPublicKeyInfo();
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Compact))
        {
            writer.WriteStartObject();
            writer.WritePropertyName("payload");
            writer.WriteRawValue(canonical);
            writer.WriteString("sha256", Convert.ToHexStringLower(SHA256.HashData(canonical)));
            writer.WriteString("keyId", KeyIdOf(spki));
            writer.WriteString("publicKey", Convert.ToBase64String(spki));
            writer.WriteString("signature", Convert.ToBase64String(key.SignData(canonical, HashAlgorithmName.SHA256)));
            writer.WriteEndObject();
        }
        return buffer.ToArray();
    }

    /// <param name="bytes">The file.</param>
    /// <param name="trusted">Public key in PEM that must have signed it; null: any key, and then the key id must be compared by a person.</param>
    public static SignedVerdict Verify(ReadOnlyMemory<byte> bytes, string? trusted)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            var root = document.RootElement;
            var canonical = CanonicalOf(root.GetProperty("payload"));
            var spki = root.GetProperty("publicKey").GetBytesFromBase64();
            var id = KeyIdOf(spki);
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(spki, out _);
            if (!key.VerifyData(canonical, root.GetProperty("signature").GetBytesFromBase64(), HashAlgorithmName.SHA256))
                return new SignedVerdict(SignedWord.Altered, id);
            return trusted is null || SameKey(spki, trusted) ? new SignedVerdict(SignedWord.Intact, id) : new SignedVerdict(SignedWord.OtherKey, id);
        }
        catch (Exception trouble) when (trouble is JsonException or KeyNotFoundException or FormatException or InvalidOperationException or CryptographicException or ArgumentException)
        {
            return new SignedVerdict(SignedWord.NotSigned, null);
        }
    }

    /// <summary>First 16 hex digits of the SHA-256 over the public key.</summary>
    public static string KeyIdOf(ReadOnlySpan<byte> spki) => Convert.ToHexStringLower(SHA256.HashData(spki))[..16];

    private static bool SameKey(byte[] spki, string pem)
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(pem);
        return key.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(spki);
    }

    private static byte[] CanonicalOf(JsonElement payload)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Compact))
            payload.WriteTo(writer);
        return buffer.ToArray();
    }
}

/// <summary>What a signed document is worth.</summary>
internal enum SignedWord
{
    /// <summary>Not changed since it was signed.</summary>
    Intact,

    /// <summary>Changed after it was signed.</summary>
    Altered,

    /// <summary>Intact, but signed by another box than the one trusted.</summary>
    OtherKey,

    /// <summary>No signed document of this kind.</summary>
    NotSigned,
}

/// <summary>What a signed document is worth, and whose key it names.</summary>
internal sealed record SignedVerdict(SignedWord Word, string? KeyId);
