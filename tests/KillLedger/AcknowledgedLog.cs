using System.Globalization;
using System.Text;

namespace EdgeGateway.KillLedger;

/// <summary>
/// What the producer was told is on disk: one line <c>seq number</c> for each. Written straight to the kernel, so that a kill cannot take
/// it back; it has no other tie to the journal.
/// </summary>
internal sealed class AcknowledgedLog : IDisposable
{
    private readonly Lock _lock = new();
    private readonly FileStream _file;

    private AcknowledgedLog(string path) => _file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);

    public static string PathIn(string folder) => Path.Combine(folder, "acknowledged");

    public static AcknowledgedLog In(string folder) => new(PathIn(folder));

    public static long Length(string folder) => new FileInfo(PathIn(folder)) is { Exists: true } file ? file.Length : 0;

    /// <summary>A last line cut in two by a kill was not written down, so it does not count.</summary>
    public static IReadOnlyList<Acknowledged> Read(string folder)
    {
        if (!File.Exists(PathIn(folder)))
            return [];
        var lines = File.ReadAllText(PathIn(folder)).Split('\n');
        return [.. lines[..^1].Select(Parse)];
    }

    public void Add(long seq, long number)
    {
        var line = Encoding.ASCII.GetBytes($"{seq} {number}\n");
        lock (_lock)
            _file.Write(line);
    }

    public void Dispose() => _file.Dispose();

    private static Acknowledged Parse(string line)
    {
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        return new Acknowledged(
            long.Parse(line.AsSpan(0, space), NumberStyles.None, CultureInfo.InvariantCulture),
            long.Parse(line.AsSpan(space + 1), NumberStyles.None, CultureInfo.InvariantCulture));
    }
}

/// <summary>A commit that returned.</summary>
internal readonly record struct Acknowledged(long Seq, long Number);
