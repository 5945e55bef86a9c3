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

    /// <summary>Those that still lie there, oldest first.</summary>
    public static IReadOnlyList<string> Find(string databasePath)
    {
        var folder = Path.GetDirectoryName(databasePath)!;
        if (!Directory.Exists(folder)) return [];
        return
        [
            .. Directory.EnumerateFiles(folder, Path.GetFileName(databasePath) + Mark + "*")
                .Where(path => IsDatabase(Path.GetFileName(path)))
                .Order(StringComparer.Ordinal),
        ];
    }

    // Not its write-ahead log, and not what salvage made of it.
    private static bool IsDatabase(string name) =>
        name.IndexOf('.', name.IndexOf(Mark, StringComparison.Ordinal) + 1) < 0 && !name.EndsWith("-wal", StringComparison.Ordinal) && !name.EndsWith("-shm", StringComparison.Ordinal);

    private static string FreeName(string wanted)
    {
        var name = wanted;
        for (var i = 2; File.Exists(name); i++) name = $"{wanted}-{i}";
        return name;
    }
}
