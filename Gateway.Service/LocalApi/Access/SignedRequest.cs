using System.Security.Cryptography;
using System.Text;

namespace EdgeGateway.Service.LocalApi.Access;

/// <summary>A request of a page with everything its signature covers.</summary>
internal sealed record SignedRequest
{
    public const string KeyHeader = "EG-Key";
    public const string TimeHeader = "EG-Time";
    public const string NonceHeader = "EG-Nonce";
    public const string SignatureHeader = "EG-Signature";

    public required string Method { get; init; }

    /// <summary>Path and query as they were sent.</summary>
    public required string Target { get; init; }

    public required string Origin { get; init; }
    public required string? Key { get; init; }
    public required string? Time { get; init; }
    public required string? Nonce { get; init; }
    public required string? Signature { get; init; }
    public required ReadOnlyMemory<byte> Body { get; init; }

    public bool HasAll => Key is { Length: > 0 } && Time is { Length: > 0 } && Nonce is { Length: >= 16 and <= 64 } && Signature is { Length: > 0 };

    /// <summary>What the page signed: six lines, the last one the SHA-256 of the body in small hexadecimal letters.</summary>
    public string Text => string.Join('\n', Method, Target, Origin, Time, Nonce, Convert.ToHexStringLower(SHA256.HashData(Body.Span)));

    /// <summary>ECDSA over P-256 with SHA-256, 64 bytes as browsers make them. False for anything that is not that.</summary>
    public bool IsSignedBy(ReadOnlySpan<byte> publicKey)
    {
        var signature = new byte[64];
        if (Signature is null || !Convert.TryFromBase64String(Signature, signature, out var length) || length != signature.Length)
            return false;
        try
        {
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(publicKey, out _);
            return key.VerifyData(Encoding.UTF8.GetBytes(Text), signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
