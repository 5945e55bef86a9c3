using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Vision.Capture.Clips;

/// <summary>
/// Memory of the box for film of cameras with privacy masks. A camera sends its film without masks, and they can only be burned in when it is encoded anew, so until then it must be where
/// nothing is written. One for all cameras; any thread.
/// </summary>
internal sealed class FilmMemory
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, long> _given = new(StringComparer.Ordinal);

    /// <summary>That of this machine.</summary>
    public static FilmMemory Box { get; } = new();

    /// <summary>Looked at in this order. <c>/run</c> comes last: it is small, and the system itself needs it.</summary>
    public IReadOnlyList<string> Places { get; init; } =
        [.. new[] { "/dev/shm", Environment.GetEnvironmentVariable("RUNTIME_DIRECTORY"), Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR") }.OfType<string>().Where(Path.IsPathFullyQualified)];

    public Func<string, MemoryFolder?> Look { get; init; } = MemoryFolder.Look;

    public Func<bool> MaySwap { get; init; } = static () => SwapReach.Any();

    /// <summary>Most bytes for all cameras: a quarter of what this process may have.</summary>
    public long MostBytes { get; init; } = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4;

    /// <summary>A folder of its own for a camera, or why there is none.</summary>
    /// <param name="name">Of the folder.</param>
    /// <param name="bytes">As much will be put into it.</param>
    public (string? Folder, Trouble? Trouble) Take(string name, long bytes)
    {
        if (MaySwap())
            return (null, ClipTroubles.Swapped());
        lock (_gate)
        {
            var places = Places.Select(place => (Path: place, Facts: Look(place))).Where(place => place.Facts is { IsMemory: true }).ToList();
            foreach (var (place, facts) in places)
            {
                var folder = Path.Combine(place, name);
                if (!Fits(place, facts!, bytes) || !MemoryFolder.Make(folder))
                    continue;
                _given[folder] = bytes;
                return (folder, null);
            }
            return (null, places.Count == 0 ? ClipTroubles.NoMemoryFolder() : ClipTroubles.NoMemoryLeft(bytes / 1_000_000));
        }
    }

    /// <summary>The camera needs it no longer.</summary>
    public void GiveBack(string folder)
    {
        lock (_gate)
            _given.Remove(folder);
    }

    /// <summary>Half of the file system is left to others.</summary>
    private bool Fits(string place, MemoryFolder facts, long bytes) =>
        bytes <= facts.Free && _given.Values.Sum() + bytes <= MostBytes
        && _given.Where(one => Path.GetDirectoryName(one.Key) == place).Sum(one => one.Value) + bytes <= facts.Size / 2;
}
