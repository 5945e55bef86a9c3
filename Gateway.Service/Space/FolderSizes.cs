namespace EdgeGateway.Service.Space;

/// <summary>How much each folder of the data directory takes. Walking hundreds of thousands of pictures costs, so it is done now and then.</summary>
internal sealed class FolderSizes(string dataDirectory, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    private IReadOnlyDictionary<string, long> _sizes = new Dictionary<string, long>();
    private long _at;

    public IReadOnlyDictionary<string, long> Latest => Volatile.Read(ref _sizes);

    /// <summary>Walks when the last walk is old.</summary>
    public void Refresh()
    {
        if (_at != 0 && clock.GetElapsedTime(_at) < Fresh)
            return;
        _at = clock.GetTimestamp();
        Volatile.Write(ref _sizes, Walk());
    }

    private Dictionary<string, long> Walk()
    {
        var root = new DirectoryInfo(dataDirectory);
        return root.Exists ? root.EnumerateDirectories().OrderBy(one => one.Name, StringComparer.Ordinal).ToDictionary(one => one.Name, BytesIn) : [];
    }

    private static long BytesIn(DirectoryInfo folder)
    {
        // A pseudo-terminal's link leads to a device: links are not followed, files that go meanwhile are no trouble.
        var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint };
        try
        {
            return folder.EnumerateFiles("*", options).Sum(file => file.Length);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
