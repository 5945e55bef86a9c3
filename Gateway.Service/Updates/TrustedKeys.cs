using System.Security.Cryptography;

namespace EdgeGateway.Service.Updates;

/// <summary>Public keys whose packages are taken: every <c>*.pem</c> of a folder. Several at once let a maker change keys.</summary>
internal static class TrustedKeys
{
    /// <summary>PEM texts of the P-256 keys in the folder; files that hold none are left out.</summary>
    public static IReadOnlyList<string> In(string folder)
    {
        if (!Directory.Exists(folder))
            return [];
        return [.. Directory.GetFiles(folder, "*.pem").Order(StringComparer.Ordinal).Select(File.ReadAllText).Where(IsKey)];
    }

    public static bool IsKey(string pem)
    {
        try
        {
            using var key = ECDsa.Create();
            key.ImportFromPem(pem);
            return key.KeySize == 256;
        }
        catch (Exception none) when (none is ArgumentException or CryptographicException)
        {
            return false;
        }
    }
}
