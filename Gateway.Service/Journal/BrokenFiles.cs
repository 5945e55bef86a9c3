using System.Globalization;

namespace EdgeGateway.Service.Journal;

/// <summary>Databases that were set aside: <c>journal.db.broken-20261123T104207Z</c>, with their write-ahead log.</summary>
internal static class BrokenFiles
{
    private const string Mark = ".broken-";

    /// <summary>Moves the database out of the way and returns its new path. The file keeps everything that may still be read.</summary>
    public static string SetAside(string databasePath, DateTimeOffset now)
    {
        var target = FreeName($"{databasePath}{Mark}{now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}");
        File.Move(databasePath, target);
        if (File.Exists(databasePath + "-wal")) File.Move(databasePath + "-wal", target + "-wal");
        File.Delete(databasePath + "-shm");
        return target;
    }

    /// <summary>Those nobody has salvaged yet, oldest first.</summary>
    public static IReadOnlyList<string> Find(string databasePath)
    {
        var folder = Path.GetDirectoryName(databasePath)!;
        if (!Directory.Exists(folder)) return [];
        return
        [
            .. Directory.EnumerateFiles(folder, Path.GetFileName(databasePath) + Mark + "*")
                .Where(path => !path.EndsWith("-wal", StringComparison.Ordinal) && !path.EndsWith("-shm", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];
    }

    private static string FreeName(string wanted)
    {
        var name = wanted;
        for (var i = 2; File.Exists(name); i++) name = $"{wanted}-{i}";
        return name;
    }
}
