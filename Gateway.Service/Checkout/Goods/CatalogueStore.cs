using System.Globalization;
using System.Security.Cryptography;

namespace EdgeGateway.Service.Checkout.Goods;

/// <summary>
/// Editions on disk: every one that was ever in effect, and <c>current</c>, a line in <c>sha256sum</c> format that names the one that
/// is. Each file is written beside and renamed, so a power cut leaves the old edition or the new one.
/// </summary>
internal sealed class CatalogueStore(string folder, TimeProvider clock)
{
    private const int ShortSha = 12;

    public string Folder => folder;

    private string Pointer => Path.Combine(folder, "current");

    /// <summary>Null when nothing was ever imported.</summary>
    public CatalogueReading? Current()
    {
        if (PointsAt() is not { } line)
            return null;
        var (sha, name) = line;
        return Read(Path.Combine(folder, name), sha);
    }

    /// <summary>Checksum of the current edition; cheap enough to ask every few seconds. Null when there is none.</summary>
    public string? CurrentSha() => PointsAt()?.Sha;

    public bool Knows(string sha256) => History().Any(name => name.Contains($"-{sha256[..ShortSha]}.", StringComparison.Ordinal));

    /// <summary>File names, oldest first.</summary>
    public IReadOnlyList<string> History() => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder, "edition-*.json").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>The newest edition that can be read, where the current one cannot.</summary>
    public CatalogueReading? NewestSound() => History().Reverse().Select(name => Read(Path.Combine(folder, name), null)).FirstOrDefault(reading => reading.Catalogue is not null);

    /// <summary>Keeps checked bytes as the edition in effect.</summary>
    /// <exception cref="IOException">The disk refuses; the old edition stays.</exception>
    public CatalogueReading Install(byte[] bytes)
    {
        Directory.CreateDirectory(folder);
        var sha = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var name = $"edition-{clock.GetUtcNow().ToString("yyyyMMdd'T'HHmmssfff'Z'", CultureInfo.InvariantCulture)}-{sha[..ShortSha]}.json";
        Write(Path.Combine(folder, name), bytes);
        Write(Pointer, System.Text.Encoding.ASCII.GetBytes($"{sha}  {name}\n"));
        return CatalogueReader.Read(bytes, sha);
    }

    private static CatalogueReading Read(string path, string? sha)
    {
        try
        {
            return CatalogueReader.Read(File.ReadAllBytes(path), sha);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            return new CatalogueReading(null, [new("", $"版本 {path} 读不出来：{trouble.Message}", $"The edition {path} cannot be read: {trouble.Message}")]);
        }
    }

    private (string Sha, string Name)? PointsAt()
    {
        try
        {
            return File.Exists(Pointer) && File.ReadAllText(Pointer).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries) is [{ Length: 64 } sha, var name] ? (sha, Path.GetFileName(name)) : null;
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static void Write(string path, byte[] bytes)
    {
        var beside = path + ".new";
        using (var file = new FileStream(beside, FileMode.Create, FileAccess.Write))
        {
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        }
        File.Move(beside, path, overwrite: true);
    }
}
