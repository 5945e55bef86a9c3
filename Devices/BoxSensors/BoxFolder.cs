namespace EdgeGateway.Devices.BoxSensors;

/// <summary>Files below <c>/sys</c> and <c>/proc</c>. What is not there, or must not be read, is null: no box has everything.</summary>
/// <param name="root">In life <c>/</c>; in tests a folder of recorded files.</param>
internal sealed class BoxFolder(string root)
{
    /// <summary>The beginning of a file, trimmed; most have less than 4 kB that anybody looks at.</summary>
    public string? Text(string path, int most = 4096)
    {
        try
        {
            var place = Path.Combine(root, path);
            if (most > 4096 && !File.Exists(place))
                return null;
            using var file = File.OpenRead(place);
            var bytes = new byte[most];
            return System.Text.Encoding.UTF8.GetString(bytes, 0, file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)).Trim();
        }
        catch (Exception away) when (away is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Paths of the folders in a folder, in order; links are followed, as in <c>/sys/class</c>.</summary>
    public IReadOnlyList<string> Folders(string path, string pattern)
    {
        try
        {
            var found = Directory.EnumerateDirectories(Path.Combine(root, path), pattern);
            return [.. found.Select(folder => Path.Combine(path, Path.GetFileName(folder))).Order(StringComparer.Ordinal)];
        }
        catch (Exception away) when (away is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
