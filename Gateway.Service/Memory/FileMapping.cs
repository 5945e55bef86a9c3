using System.Globalization;

namespace EdgeGateway.Service.Memory;

/// <summary>A stretch of the process's memory that shows a file and that nobody ever wrote to: the file has every byte of it.</summary>
internal readonly record struct FileMapping(ulong Start, ulong End, string Path)
{
    /// <summary>
    /// Those of programs and libraries in the text of <c>/proc/self/smaps</c>: not writable, no page of their own (<c>Anonymous</c>),
    /// none that is newer than the file (<c>Dirty</c>).
    /// </summary>
    public static IReadOnlyList<FileMapping> Read(IEnumerable<string> smaps)
    {
        var found = new List<FileMapping>();
        FileMapping? now = null;
        foreach (var line in smaps)
        {
            if (Head(line) is { } head)
            {
                Keep(found, now);
                now = head.IsFixed && IsProgram(head.Mapping.Path) ? head.Mapping : null;
            }
            else if (now is not null && IsOwn(line))
            {
                now = null;
            }
        }
        Keep(found, now);
        return found;
    }

    private static void Keep(List<FileMapping> found, FileMapping? mapping)
    {
        if (mapping is { } one)
            found.Add(one);
    }

    // 7f2c10000000-7f2c10021000 r-xp 00000000 fe:00 1234   /opt/edgegateway/current/MudBlazor.dll
    private static (FileMapping Mapping, bool IsFixed)? Head(string line)
    {
        var parts = line.Split(' ', 6, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length < 5 || parts[0].Split('-') is not [var from, var to]
            || !ulong.TryParse(from, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var start)
            || !ulong.TryParse(to, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var end))
            return null;
        return (new FileMapping(start, end, parts.Length == 6 ? parts[5] : ""), !parts[1].Contains('w', StringComparison.Ordinal));
    }

    private static bool IsProgram(string path) => path.EndsWith(".dll", StringComparison.Ordinal) || path.EndsWith(".so", StringComparison.Ordinal) || path.Contains(".so.", StringComparison.Ordinal);

    private static bool IsOwn(string line)
    {
        var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return parts is ["Anonymous:" or "Private_Dirty:" or "Shared_Dirty:", not "0", ..];
    }
}
