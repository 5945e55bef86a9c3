namespace EdgeGateway.Service.Delivery.Files;

/// <summary>
/// The files of one destination in one folder. A line counts as written when it is on the disk. What a crash or a full disk leaves of a
/// line is cut off, so a reader never sees half of one. One user at a time.
/// </summary>
internal sealed class LineFolder : IDisposable
{
    private const long Megabyte = 1024 * 1024;

    private readonly FolderOptions _options;
    private readonly FileNames _names;
    private readonly TimeProvider _clock;
    private FileStream? _file;
    private DateOnly _day;
    private int _number;
    private long _length;
    private long _others;

    /// <exception cref="IOException">The folder cannot be made, read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">It belongs to somebody else.</exception>
    public LineFolder(FolderOptions options, string destination, TimeProvider clock)
    {
        (_options, _clock, _names) = (options, clock, new FileNames(destination));
        Directory.CreateDirectory(options.Path);
        TakeUp();
    }

    /// <summary>Writes lines in order and flushes them to the disk.</summary>
    /// <exception cref="IOException">Not even what was written before could be kept clean; open the folder again.</exception>
    public WriteResult Append(IReadOnlyList<ReadOnlyMemory<byte>> lines)
    {
        var done = 0;
        while (done < lines.Count)
        {
            var count = Fitting(lines, done, out var bytes);
            if ((Roll(bytes) ?? Write(lines, done, count, bytes)) is { } trouble)
                return new WriteResult(done, trouble);
            done += count;
        }

        return new WriteResult(done, null);
    }

    public void Dispose() => _file?.Dispose();

    private DateOnly Today => DateOnly.FromDateTime(_clock.GetLocalNow().DateTime);

    private long MaxFile => _options.MaxFileMegabytes * Megabyte;

    /// <summary>How many of the lines go into the present file, or into a new one when not even one does.</summary>
    private int Fitting(IReadOnlyList<ReadOnlyMemory<byte>> lines, int from, out long bytes)
    {
        var room = MaxFile - (_file is null || _day != Today ? 0 : _length);
        bytes = lines[from].Length + 1;
        if (bytes > room)
            room = MaxFile;
        var count = 1;
        while (from + count < lines.Count && bytes + lines[from + count].Length + 1 <= room)
            bytes += lines[from + count++].Length + 1;
        return count;
    }

    /// <summary>Begins a new file when the day, the size or somebody's hand asks for it. Trouble when there is no room at all.</summary>
    private string? Roll(long bytes)
    {
        if (_others + _length + bytes > _options.MaxTotalMegabytes * Megabyte)
        {
            _others = Size();
            if (_others + _length + bytes > _options.MaxTotalMegabytes * Megabyte)
                return $"the folder is full: its files have reached {_options.MaxTotalMegabytes} MB. Take finished files away";
        }

        // A file that was moved or deleted under our hands takes lines to nowhere.
        if (_file is not null && _day == Today && (_length == 0 || _length + bytes <= MaxFile) && File.Exists(_file.Name))
            return null;
        try
        {
            Finish();
            (_day, _length) = (Today, 0);
            _file = Open(_names.Of(_day, ++_number) + FileNames.Open);
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return failure.Message;
        }
    }

    private string? Write(IReadOnlyList<ReadOnlyMemory<byte>> lines, int from, int count, long bytes)
    {
        var buffer = new byte[bytes];
        var at = 0;
        for (var i = from; i < from + count; i++)
        {
            lines[i].Span.CopyTo(buffer.AsSpan(at));
            at += lines[i].Length;
            buffer[at++] = (byte)'\n';
        }

        try
        {
            _file!.Position = _length;
            _file.Write(buffer);
            _file.Flush(flushToDisk: true);
            _length += bytes;
            return null;
        }
        catch (IOException failure)
        {
            _file!.SetLength(_length);
            return failure.Message;
        }
    }

    private void TakeUp()
    {
        foreach (var path in Directory.EnumerateFiles(_options.Path, _names.Wildcard).Order(StringComparer.Ordinal))
        {
            if (!_names.TryRead(Path.GetFileName(path), out var day, out var number, out var open))
                continue;
            _number = Math.Max(_number, number);
            if (!open)
                continue;
            Finish();
            _file = Open(path);
            (_day, _length) = (day, TornLine.CutOff(_file));
        }

        _others = Size();
    }

    private FileStream Open(string name) =>
        new(Path.Combine(_options.Path, name), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete, bufferSize: 0);

    /// <summary>Gives the present file its final name; an empty one goes.</summary>
    private void Finish()
    {
        if (_file is null)
            return;
        var path = _file.Name;
        _file.Dispose();
        _file = null;
        _others += _length;
        if (!File.Exists(path))
            return;
        if (_length == 0)
            File.Delete(path);
        else
            File.Move(path, path[..^FileNames.Open.Length], overwrite: false);
    }

    /// <summary>Bytes of all files but the open one.</summary>
    private long Size() => new DirectoryInfo(_options.Path).EnumerateFiles(_names.Wildcard)
        .Where(file => file.FullName != _file?.Name && _names.TryRead(file.Name, out _, out _, out _))
        .Sum(file => file.Length);
}
