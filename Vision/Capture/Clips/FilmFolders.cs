using System.Security.Cryptography;
using System.Text;

namespace EdgeGateway.Vision.Capture.Clips;

/// <summary>Names of the folders film lies in, and their end.</summary>
public static class FilmFolders
{
    /// <summary>
    /// Deletes all film of an earlier run, that of cameras which are no longer configured included. Once, before the first camera is made: its times mean nothing any more, and a camera may
    /// have got privacy masks since.
    /// </summary>
    /// <returns>What could not be deleted.</returns>
    public static IReadOnlyList<string> Clear(string dataDirectory)
    {
        var left = new List<string>();
        TryDelete(Path.Combine(dataDirectory, "clips"), left);
        foreach (var place in FilmMemory.Box.Places.Where(Directory.Exists))
        {
            foreach (var folder in Directory.EnumerateDirectories(place, $"{Prefix(dataDirectory)}*"))
                TryDelete(folder, left);
        }
        return left;
    }

    internal static string OnDisk(string dataDirectory, string camera) => Path.Combine(dataDirectory, "clips", camera);

    /// <summary>Name of a camera's folder where several gateways, and others, may have theirs.</summary>
    internal static string InMemory(string dataDirectory, string camera) => $"{Prefix(dataDirectory)}{camera}";

    private static string Prefix(string dataDirectory) =>
        $"edgegateway-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFullPath(dataDirectory))))[..12]}-";

    private static void TryDelete(string folder, List<string> left)
    {
        try
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            left.Add(folder);
        }
    }
}
