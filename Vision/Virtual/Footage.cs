namespace EdgeGateway.Vision.Virtual;

/// <summary>
/// Finds the demo film, in this order: the configured path, the environment variable <c>EDGEGATEWAY_FOOTAGE</c> (a file),
/// <c>footage/vtest.avi</c> in the data folder, then <c>.cache/footage/vtest.avi</c> and <c>shared/footage/vtest.avi</c> in or above the
/// working folder and the program's folder.
/// </summary>
internal static class Footage
{
    public const string Variable = "EDGEGATEWAY_FOOTAGE";
    public const string DefaultName = "vtest.avi";

    /// <param name="configured">Path given in the configuration; null or empty for none. A relative one starts at the working folder.</param>
    /// <param name="dataDirectory">The gateway's data folder.</param>
    /// <returns>Full path, or null when there is none. A configured path that does not exist is not replaced by another film.</returns>
    public static string? Find(string? configured, string dataDirectory)
    {
        if (!string.IsNullOrEmpty(configured))
            return File.Exists(configured) ? Path.GetFullPath(configured) : null;
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
            return File.Exists(named) ? Path.GetFullPath(named) : null;
        return Places(dataDirectory).FirstOrDefault(File.Exists);
    }

    private static IEnumerable<string> Places(string dataDirectory)
    {
        yield return Path.GetFullPath(Path.Combine(dataDirectory, "footage", DefaultName));
        foreach (var start in new[] { Environment.CurrentDirectory, AppContext.BaseDirectory })
        {
            for (var at = new DirectoryInfo(start); at is not null; at = at.Parent)
            {
                yield return Path.Combine(at.FullName, ".cache", "footage", DefaultName);
                yield return Path.Combine(at.FullName, "shared", "footage", DefaultName);
            }
        }
    }
}
