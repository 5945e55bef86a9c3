namespace EdgeGateway.Devices.BoxSensors;

/// <summary>Files below <c>/sys</c> and <c>/proc</c>. What is not there, or must not be read, is null: no box has everything.</summary>
/// <param name="root">In life <c>/</c>; in tests a folder of recorded files.</param>
internal sealed class BoxFolder(string root)
{
    /// <summary>First 4 kB of a file, trimmed; more has none of them that anybody looks at.</summary>
    public string? Text(string path)
    {
        try
        {
            using var file = File.OpenRead(Path.Combine(root, path));
            var bytes = new byte[4096];
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
