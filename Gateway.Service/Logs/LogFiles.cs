using System.Globalization;
using System.Text;
using System.Text.Json;
using EdgeGateway.Service.Space;

namespace EdgeGateway.Service.Logs;

/// <summary>
/// The log on disk: numbered files, one JSON object a line; the newest is written, the oldest goes when there are too many bytes. What is read may be cut off at its
/// end by a power cut: such a line is passed over. Any thread.
/// </summary>
internal sealed class LogFiles(string folder, long mostBytes)
{
    private const int Parts = 8;
    private const string Pattern = "gateway-*.log";

    private readonly Lock _gate = new();
    private string? _current;
    private long _size;
    private long _version;

    /// <summary>Rises with everything that is written.</summary>
    public long Version => Interlocked.Read(ref _version);

    /// <exception cref="IOException">The disk refuses; nothing of it is kept.</exception>
    public void Append(IReadOnlyList<KeptLine> lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines)
            text.Append(JsonSerializer.Serialize(line, LogsJson.Plain.KeptLine)).Append('\n');
        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        lock (_gate)
        {
            Directory.CreateDirectory(folder);
            if (_current is null || _size + bytes.Length > mostBytes / Parts)
                Roll();
            using (var file = new FileStream(_current!, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete))
                file.Write(bytes);
            _size += bytes.Length;
        }

        Interlocked.Increment(ref _version);
    }

    /// <summary>Newest first.</summary>
    public IEnumerable<KeptLine> Backwards()
    {
        foreach (var file in Files().Reverse())
        {
            foreach (var line in Lines(file).Reverse())
            {
                if (Read(line) is { } kept)
                    yield return kept;
            }
        }
    }

    /// <summary>Deletes from the oldest on; what is being written stays.</summary>
    public Freed Free(long bytes)
    {
        var freed = default(Freed);
        lock (_gate)
        {
            foreach (var file in Files().Where(file => file != _current).TakeWhile(_ => freed.Bytes < bytes))
                freed += Delete(file);
        }

        return freed;
    }

    private IReadOnlyList<string> Files() => Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, Pattern).Order(StringComparer.Ordinal)] : [];

    private void Roll()
    {
        var files = Files();
        // After a start the last file goes on while it has room.
        if (_current is null && files is [.., var last] && new FileInfo(last).Length is var length && length < mostBytes / Parts)
        {
            (_current, _size) = (last, length);
            return;
        }

        var next = files is [.., var newest] && long.TryParse(Path.GetFileNameWithoutExtension(newest)["gateway-".Length..], out var number) ? number + 1 : 1;
        (_current, _size) = (Path.Combine(folder, $"gateway-{next.ToString("D8", CultureInfo.InvariantCulture)}.log"), 0);
        foreach (var old in files.SkipLast(Parts - 1))
            Delete(old);
    }

    private static Freed Delete(string file)
    {
        var size = new FileInfo(file).Length;
        File.Delete(file);
        return new Freed(1, size);
    }

    private static string[] Lines(string file)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream);
            return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
        catch (IOException)
        {
            // Rolled away between listing and reading.
            return [];
        }
    }

    private static KeptLine? Read(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, LogsJson.Default.KeptLine);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
