namespace EdgeGateway.Testing;

/// <summary>The source tree this test was built from, for tests about the tree itself.</summary>
public static class SourceTree
{
    private static readonly string[] NotSource = ["bin", "obj", "artifacts", ".git", ".cache"];

    /// <summary>Folder of <c>EdgeGateway.sln</c>.</summary>
    public static string Root { get; } = Find();

    /// <summary>Full path of a file or folder of the tree.</summary>
    public static string Path(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([Root, .. parts]);

    /// <summary>All files of the tree with this ending, without build output, as paths from <see cref="Root"/> with forward slashes.</summary>
    public static IReadOnlyList<string> Files(string ending, string under = "") =>
        [.. Directory.EnumerateFiles(Path(under), "*" + ending, SearchOption.AllDirectories)
            .Select(file => System.IO.Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(file => !file.Split('/').Any(NotSource.Contains))
            .Order(StringComparer.Ordinal)];

    public static string Read(string file) => File.ReadAllText(Path(file));

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "EdgeGateway.sln")))
                return folder.FullName;
        }
        throw new DirectoryNotFoundException("This test must run from a build inside the source tree.");
    }
}
