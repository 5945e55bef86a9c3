using System.Globalization;

namespace EdgeGateway.Vision.Capture.Clips;

/// <summary>
/// The last minutes of one camera's film in pieces of a few seconds, written by the same ffmpeg child that decodes: one pull of the stream.
/// Bounded by time and bytes; emptied at the start, because times of an earlier run mean nothing. Any thread.
/// </summary>
internal sealed class ClipRing
{
    public const int SegmentSeconds = 4;

    /// <summary>Lines kept in a connection's list: more than the longest ring has pieces.</summary>
    public const int ListedSegments = 400;

    private readonly ClipOptions _options;
    private readonly TimeProvider _clock;
    private readonly string _folder;
    private readonly Lock _gate = new();
    private readonly Dictionary<int, (TimeSpan Stream, DateTimeOffset Utc)> _anchors = [];
    private readonly Dictionary<string, long> _firstSeen = new(StringComparer.Ordinal);
    private int _holders;

    public ClipRing(ClipOptions options, string dataDirectory, string camera, TimeProvider clock)
    {
        (_options, _clock, _folder) = (options, clock, Path.Combine(dataDirectory, "clips", camera));
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
        Directory.CreateDirectory(_folder);
    }

    /// <summary>File pattern and list for one connection's pieces.</summary>
    public (string Pattern, string List) FilesOf(int epoch) => (Path.Combine(_folder, $"{epoch:D6}-%08d.mkv"), ListOf(epoch));

    /// <summary>The connection's first picture came: from here on its stream time can be told in UTC.</summary>
    public void Anchor(int epoch, TimeSpan stream, DateTimeOffset utc)
    {
        lock (_gate)
            _anchors[epoch] = (stream, utc);
    }

    /// <summary>Finished pieces, oldest first.</summary>
    public IReadOnlyList<ClipSegment> Segments()
    {
        lock (_gate)
            return [.. _anchors.OrderBy(anchor => anchor.Key).SelectMany(anchor => Read(anchor.Key, anchor.Value)).Where(segment => File.Exists(segment.Path))];
    }

    /// <summary>Nothing is deleted until it is disposed: a clip is being cut.</summary>
    public IDisposable Hold()
    {
        Interlocked.Increment(ref _holders);
        return new Holder(this);
    }

    /// <summary>Deletes what is too old or too much. The newest piece is being written and stays.</summary>
    public void Trim()
    {
        lock (_gate)
        {
            if (Volatile.Read(ref _holders) > 0)
                return;
            var pieces = new DirectoryInfo(_folder).EnumerateFiles("*.mkv").OrderBy(file => file.Name, StringComparer.Ordinal).ToList();
            var bytes = pieces.Sum(static file => file.Length);
            foreach (var piece in pieces.SkipLast(1))
            {
                // Age by the box's monotonic clock: a step of the wall clock must not throw film away.
                _firstSeen.TryAdd(piece.FullName, _clock.GetTimestamp());
                if (bytes <= _options.MaxMegabytes * 1_000_000L && _clock.GetElapsedTime(_firstSeen[piece.FullName]) <= _options.Keep)
                    continue;
                bytes -= piece.Length;
                piece.Delete();
                _firstSeen.Remove(piece.FullName);
            }
            Forget();
        }
    }

    /// <summary>Connections of which nothing is left.</summary>
    private void Forget()
    {
        foreach (var epoch in _anchors.Keys.Order().SkipLast(1).Where(epoch => !Directory.EnumerateFiles(_folder, $"{epoch:D6}-*.mkv").Any()).ToList())
        {
            _anchors.Remove(epoch);
            File.Delete(ListOf(epoch));
        }
    }

    private IEnumerable<ClipSegment> Read(int epoch, (TimeSpan Stream, DateTimeOffset Utc) anchor)
    {
        foreach (var line in Lines(ListOf(epoch)))
        {
            // Name,start,end in seconds of stream time. A line that is just being written is no line yet.
            if (line.Split(',') is [var name, var start, var end] && Seconds(start) is { } from && Seconds(end) is { } to)
                yield return new ClipSegment(Path.Combine(_folder, Path.GetFileName(name)), anchor.Utc + (from - anchor.Stream), anchor.Utc + (to - anchor.Stream));
        }
    }

    private static string[] Lines(string list)
    {
        try
        {
            return File.ReadAllLines(list);
        }
        catch (IOException)
        {
            // Not there before the first piece is finished, and for a moment while ffmpeg replaces it.
            return [];
        }
    }

    private static TimeSpan? Seconds(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds) : null;

    private string ListOf(int epoch) => Path.Combine(_folder, $"{epoch:D6}.csv");

    private sealed class Holder(ClipRing ring) : IDisposable
    {
        private int _done;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _done, 1) == 0)
                Interlocked.Decrement(ref ring._holders);
        }
    }
}
