using System.Security.Cryptography;
using System.Text.RegularExpressions;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Space;

namespace EdgeGateway.Service.Commands;

/// <summary>Pictures platforms asked for: <c>snapshots/&lt;camera&gt;-&lt;number&gt;.jpg</c> in the data folder. The first to go when the disk is nearly full, and never more than <see cref="Kept"/>.</summary>
internal sealed partial class SnapshotFolder(string dataDirectory)
{
    public const string Name = "snapshots";
    public const int Kept = 1000;

    private readonly DirectoryInfo _folder = new(Path.Combine(Path.GetFullPath(dataDirectory), Name));

    /// <summary>Registered with the room that watches space.</summary>
    public SpaceUser User => new(Name, EventClass.Telemetry, (bytes, _) => Task.FromResult(Free(bytes)));

    /// <exception cref="IOException">The disk refuses.</exception>
    public Snapshot Write(string camera, Guid id, byte[] jpeg)
    {
        _folder.Create();
        // The number of a UUIDv7 sorts by time of making, whatever the clock did later.
        var name = $"{camera}-{id:N}.jpg";
        var path = Path.Combine(_folder.FullName, name);
        using (var file = new FileStream(path + ".part", FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            file.Write(jpeg);
            file.Flush(flushToDisk: true);
        }

        File.Move(path + ".part", path, overwrite: true);
        foreach (var old in OldestFirst().SkipLast(Kept))
            old.Delete();
        return new Snapshot(name, Convert.ToHexStringLower(SHA256.HashData(jpeg)), jpeg.Length);
    }

    /// <summary>Path of a stored picture; null for a name that is none.</summary>
    public string? PathOf(string name) =>
        PlainName().IsMatch(name) && Path.Combine(_folder.FullName, name) is var path && File.Exists(path) ? path : null;

    private Freed Free(long bytes)
    {
        var freed = default(Freed);
        foreach (var old in OldestFirst().TakeWhile(_ => freed.Bytes < bytes))
        {
            freed += new Freed(1, old.Length);
            old.Delete();
        }

        return freed;
    }

    private List<FileInfo> OldestFirst()
    {
        _folder.Refresh();
        return _folder.Exists ? [.. _folder.EnumerateFiles("*.jpg").OrderBy(file => file.LastWriteTimeUtc).ThenBy(file => file.Name, StringComparer.Ordinal)] : [];
    }

    [GeneratedRegex(@"^[a-z0-9-]{1,40}-[0-9a-f]{32}\.jpg$")]
    private static partial Regex PlainName();
}
