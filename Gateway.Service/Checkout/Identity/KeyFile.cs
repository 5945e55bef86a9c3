using System.Security.Cryptography;

namespace EdgeGateway.Service.Checkout.Identity;

/// <summary>
/// The file that holds the store's secret: one line of base64, readable by its owner only. Made at the first start. Whoever has it and
/// the journal can read identities, so a backup of the journal alone is harmless, and a lost key file cannot be replaced.
/// </summary>
internal static class KeyFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerFolder = OwnerOnly | UnixFileMode.UserExecute;
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

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
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != 0)
            throw new KeyFileException($"The key file {path} can be read by others. Run: chmod 600 {path}");
        Span<byte> secret = stackalloc byte[StoreKey.Size + 2];
        var text = File.ReadAllText(path).Trim();
        if (!Convert.TryFromBase64String(text, secret, out var length) || length != StoreKey.Size)
            throw new KeyFileException($"The file {path} is no key file. Put the right one back from the backup.");
        var key = new StoreKey(secret[..length]);
        CryptographicOperations.ZeroMemory(secret);
        return key;
    }

    /// <summary>Written beside and renamed, so that a power cut leaves a whole file or none.</summary>
    private static StoreKey Create(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, OwnerFolder);
        Span<byte> secret = stackalloc byte[StoreKey.Size];
        RandomNumberGenerator.Fill(secret);
        var beside = path + ".new";
        File.Delete(beside);
        var how = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            how.UnixCreateMode = OwnerOnly;
        using (var file = new FileStream(beside, how))
        {
            using var text = new StreamWriter(file, leaveOpen: true);
            text.WriteLine(Convert.ToBase64String(secret));
            text.Flush();
            file.Flush(flushToDisk: true);
        }
        File.Move(beside, path);
        var key = new StoreKey(secret);
        CryptographicOperations.ZeroMemory(secret);
        return key;
    }
}
