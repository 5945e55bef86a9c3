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

    private readonly FilmPlace _place;
    private readonly TimeProvider _clock;
    private readonly Lock _gate = new();
    private readonly Dictionary<int, (TimeSpan Stream, DateTimeOffset Utc)> _anchors = [];
    private readonly Dictionary<string, long> _firstSeen = new(StringComparer.Ordinal);
    private int _holders;

    public ClipRing(FilmPlace place, TimeProvider clock)
    {
        (_place, _clock) = (place, clock);
        // In memory the folder was just made, for its owner only.
        if (place.IsMemory)
            return;
        Delete();
        Directory.CreateDirectory(Folder);
    }

    public string Folder => _place.Folder;

    /// <summary>No film is kept any more: one piece alone was more than may be kept.</summary>
    public bool IsGivenUp { get; private set; }

    /// <summary>File pattern and list for one connection's pieces.</summary>
    public (string Pattern, string List) FilesOf(int epoch) => (Path.Combine(Folder, $"{epoch:D6}-%08d.mkv"), ListOf(epoch));

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

    /// <summary>Deletes what is too old or too much. The newest piece is being written and stays; while a clip is being cut all stay, as long as it is not memory they fill.</summary>
    /// <returns>False: a piece is endless, because the camera sends no key frames, and the film was given up.</returns>
    public bool Trim()
    {
        lock (_gate)
        {
            var held = Volatile.Read(ref _holders) > 0;
            if (held && !_place.IsMemory)
                return true;
            var pieces = new DirectoryInfo(Folder).EnumerateFiles("*.mkv").OrderBy(file => file.Name, StringComparer.Ordinal).ToList();
            var bytes = pieces.Sum(static file => file.Length);
            IsGivenUp |= pieces is [.., { Length: var newest }] && newest > _place.MostBytes;
            foreach (var piece in IsGivenUp ? pieces : pieces.SkipLast(1))
            {
                var isOld = IsOld(piece.FullName);
                if (!IsGivenUp && bytes <= _place.MostBytes && (held || !isOld))
                    continue;
                bytes -= piece.Length;
                piece.Delete();
                _firstSeen.Remove(piece.FullName);
            }
            Forget();
            return !IsGivenUp;
        }
    }

    /// <summary>All of it.</summary>
    public void Delete()
    {
        lock (_gate)
        {
            if (Directory.Exists(Folder))
                Directory.Delete(Folder, recursive: true);
        }
    }

    /// <summary>Age by the box's monotonic clock: a step of the wall clock must not throw film away.</summary>
    private bool IsOld(string piece)
    {
        _firstSeen.TryAdd(piece, _clock.GetTimestamp());
        return _clock.GetElapsedTime(_firstSeen[piece]) > _place.Keep;
    }

    /// <summary>Connections of which nothing is left.</summary>
    private void Forget()
    {
        foreach (var epoch in _anchors.Keys.Order().SkipLast(1).Where(epoch => !Directory.EnumerateFiles(Folder, $"{epoch:D6}-*.mkv").Any()).ToList())
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
                yield return new ClipSegment(Path.Combine(Folder, Path.GetFileName(name)), anchor.Utc + (from - anchor.Stream), anchor.Utc + (to - anchor.Stream));
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

    private string ListOf(int epoch) => Path.Combine(Folder, $"{epoch:D6}.csv");

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
