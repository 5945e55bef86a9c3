using System.Security.Cryptography;
using System.Text;

namespace EdgeGateway.Service.Checkout.Identity;

/// <summary>The store's secret, split into one key for each use so that no key does two jobs.</summary>
internal sealed class StoreKey
{
    public const int Size = 32;

    private readonly byte[] _index;

    public StoreKey(ReadOnlySpan<byte> secret)
    {
        if (secret.Length != Size)
            throw new ArgumentException($"A store key has {Size} bytes.", nameof(secret));
        Wrapping = Derive(secret, "edgegateway identity wrap v1");
        _index = Derive(secret, "edgegateway identity index v1");
        Id = Convert.ToHexStringLower(Derive(secret, "edgegateway identity id v1").AsSpan(0, 4));
    }

    /// <summary>Names the key without saying anything about it: 8 hex digits.</summary>
    public string Id { get; }

    /// <summary>Wraps the month keys.</summary>
    public byte[] Wrapping { get; }

    /// <summary>
    /// Stands for one document number wherever a number must be compared but not known: HMAC-SHA256, 64 hex digits. Without the key
    /// the few billion possible numbers cannot be tried.
    /// </summary>
    public string HashOf(string number) => Convert.ToHexStringLower(HMACSHA256.HashData(_index, Encoding.UTF8.GetBytes(number)));

    private static byte[] Derive(ReadOnlySpan<byte> secret, string use)
    {
        var key = new byte[Size];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, key, [], Encoding.ASCII.GetBytes(use));
        return key;
    }
}
