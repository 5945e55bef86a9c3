using System.Security.Cryptography;

namespace EdgeGateway.Service.Delivery.Media;

/// <summary>Where pictures come from, and what makes them smaller. The rooms that have cameras give it.</summary>
/// <param name="Read">A file of a case.</param>
/// <param name="Shrink">The same picture in at most so many bytes; null when that cannot be.</param>
internal sealed record PictureSource(Func<PictureRow, PictureFile> Read, Func<ReadOnlyMemory<byte>, int, byte[]?> Shrink)
{
    /// <summary>There are none.</summary>
    public static PictureSource None { get; } = new(static _ => new PictureFile(null, PictureFile.Missing), static (_, _) => null);
}

/// <summary>A file, or why there is none.</summary>
internal readonly record struct PictureFile(byte[]? Bytes, string Gone)
{
    /// <summary>By age or for room.</summary>
    public const string Deleted = "deleted";

    public const string Missing = "missing";

    /// <summary>Not what was signed: it is not sent as if it were.</summary>
    public const string Changed = "changed";

    /// <summary>The file at a path.</summary>
    /// <exception cref="IOException">It cannot be read now.</exception>
    public static PictureFile At(string path, string sha256)
    {
        if (!File.Exists(path))
            return new PictureFile(null, Directory.Exists(Path.GetDirectoryName(path)) ? Missing : Deleted);
        var bytes = File.ReadAllBytes(path);
        return Convert.ToHexStringLower(SHA256.HashData(bytes)) == sha256 ? new PictureFile(bytes, "") : new PictureFile(null, Changed);
    }
}
