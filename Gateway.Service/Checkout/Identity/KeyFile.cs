using System.Security.Cryptography;

namespace EdgeGateway.Service.Checkout.Identity;

/// <summary>
/// The file that holds the store's secret: one line of base64, readable by its owner only. Made at the first start. Whoever has it and
/// the journal can read identities, so a backup of the journal alone is harmless, and a lost key file cannot be replaced.
/// </summary>
internal static class KeyFile
{
    /// <summary>Reads the key, or makes one where there is none.</summary>
    /// <exception cref="KeyFileException">The file is open to others, is no key, or cannot be read or made.</exception>
    public static StoreKey LoadOrCreate(string path)
    {
        try
        {
            return File.Exists(path) ? Load(path) : Create(path);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            throw new KeyFileException($"The key file {path} cannot be read or made. Give the gateway's user the folder, or set checkout.keyFile.", trouble);
        }
    }

    private static StoreKey Load(string path)
    {
        Span<byte> secret = stackalloc byte[StoreKey.Size + 2];
        var text = SecretFile.Read(path);
        if (!Convert.TryFromBase64String(text, secret, out var length) || length != StoreKey.Size)
            throw new KeyFileException($"The file {path} is no key file. Put the right one back from the backup.");
        var key = new StoreKey(secret[..length]);
        CryptographicOperations.ZeroMemory(secret);
        return key;
    }

    private static StoreKey Create(string path)
    {
        Span<byte> secret = stackalloc byte[StoreKey.Size];
        RandomNumberGenerator.Fill(secret);
        SecretFile.Create(path, Convert.ToBase64String(secret));
        var key = new StoreKey(secret);
        CryptographicOperations.ZeroMemory(secret);
        return key;
    }
}
