namespace EdgeGateway.Testing;

/// <summary>
/// Models and footage that are not part of the source: <c>shared/models</c>, <c>shared/footage</c> in a folder beside the checkout.
/// A test that needs one and does not get it skips itself with <see cref="Missing"/> as the reason.
/// </summary>
public static class SharedFiles
{
    /// <summary>Full path, or null when it is not here.</summary>
    /// <param name="name">Like <c>footage/vtest.avi</c>; a file or a folder.</param>
    public static string? Find(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", name);
            if (Path.Exists(path))
                return path;
        }
        return null;
    }

    public static string Missing(string name) => $"shared/{name} is not beside this checkout";
}
