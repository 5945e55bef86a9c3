using System.Security.Cryptography;
using EdgeGateway.Service.Checkout.Identity;

namespace EdgeGateway.Service.Seals;

/// <summary>
/// The box's one signing key, for exports of the ledger and manifests of evidence: ECDSA P-256 in PKCS#8 PEM, mode 0600, made when first needed, with
/// the public half beside it as <c>signing.pub</c> for whoever checks.
/// </summary>
internal static class BoxKeyFile
{
    /// <inheritdoc cref="LoadOrCreate" />
    public static ECDsa Of(string dataDirectory) => LoadOrCreate(Path.Combine(dataDirectory, "keys", "signing.key"));

    /// <exception cref="KeyFileException">The file is open to others, is no key, or cannot be read or made.</exception>
    public static ECDsa LoadOrCreate(string path)
    {
        try
        {
            var key = File.Exists(path) ? Load(path) : Create(path);
            var open = Path.ChangeExtension(path, ".pub");
            if (!File.Exists(open))
                File.WriteAllText(open, key.ExportSubjectPublicKeyInfoPem() + "\n");
            return key;
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            throw new KeyFileException($"The signing key {path} cannot be read or made. Give the gateway's user the folder.", trouble);
        }
    }

    private static ECDsa Load(string path)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(SecretFile.Read(path));
            return key;
        }
        catch (Exception trouble) when (trouble is ArgumentException or CryptographicException)
        {
            key.Dispose();
            throw new KeyFileException($"The file {path} is no signing key. Put the right one back from the backup, or move it away and a new one is made.");
        }
    }

    private static ECDsa Create(string path)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        SecretFile.Create(path, key.ExportPkcs8PrivateKeyPem());
        return key;
    }
}
