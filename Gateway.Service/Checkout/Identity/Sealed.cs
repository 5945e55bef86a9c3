using System.Security.Cryptography;

namespace EdgeGateway.Service.Checkout.Identity;

/// <summary>AES-256-GCM: nonce (12), tag (16), ciphertext. A fresh random nonce for every box.</summary>
internal static class Sealed
{
    private const int NonceSize = 12;
    private const int TagSize = 16;

    /// <param name="key">32 bytes.</param>
    /// <param name="clear">What to hide.</param>
    /// <param name="context">What it belongs to; opening with another context fails.</param>
    public static byte[] Seal(ReadOnlySpan<byte> key, ReadOnlySpan<byte> clear, ReadOnlySpan<byte> context)
    {
        var box = new byte[NonceSize + TagSize + clear.Length];
        var nonce = box.AsSpan(0, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagSize);
        aes.Encrypt(nonce, clear, box.AsSpan(NonceSize + TagSize), box.AsSpan(NonceSize, TagSize), context);
        return box;
    }

    /// <summary>Null when the key or the context is another one, or a bit was changed.</summary>
    public static byte[]? Open(ReadOnlySpan<byte> key, ReadOnlySpan<byte> box, ReadOnlySpan<byte> context)
    {
        if (box.Length < NonceSize + TagSize)
            return null;
        var clear = new byte[box.Length - NonceSize - TagSize];
        using var aes = new AesGcm(key, TagSize);
        try
        {
            aes.Decrypt(box[..NonceSize], box[(NonceSize + TagSize)..], box.Slice(NonceSize, TagSize), clear, context);
            return clear;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
