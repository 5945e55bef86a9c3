using EdgeGateway.Service.Space;

namespace EdgeGateway.Service.Health.Influx;

/// <summary>
/// Requests that wait on disk, one file each, oldest first, never more bytes than allowed. Nothing here is worth a forced write: after a
/// power cut the last files may be missing. Any thread.
/// </summary>
/// <param name="folder">Made when the first request waits.</param>
/// <param name="limit">Most bytes.</param>
internal sealed class InfluxBuffer(string folder, long limit)
{
    private const string Ending = ".lines.gz";

    private readonly Lock _gate = new();
    private Queue<(string Path, long Bytes)>? _files;
    private long _bytes;
    private long _next;

    public long Bytes
    {
        get
        {
            lock (_gate)
                return Files().Count == 0 ? 0 : _bytes;
        }
    }

    public int Count
    {
        get
        {
            lock (_gate)
                return Files().Count;
        }
    }

    /// <summary>Keeps one request.</summary>
    /// <returns>How many were dropped for it: the oldest that had no room beside it, or itself when the disk refuses.</returns>
    public int Add(byte[] request)
    {
        lock (_gate)
        {
            var dropped = 0;
            while (Files().Count > 0 && _bytes + request.Length > limit)
            {
                RemoveOldest();
                dropped++;
            }

            return request.Length <= limit && TryWrite(request) ? dropped : dropped + 1;
        }
    }

    /// <summary>The oldest request; null when none waits. One that cannot be read any more is forgotten.</summary>
    public byte[]? Oldest()
    {
        lock (_gate)
        {
            while (Files().TryPeek(out var oldest))
            {
                try
                {
                    return File.ReadAllBytes(oldest.Path);
                }
                catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
                {
                    RemoveOldest();
                }
            }

            return null;
        }
    }

    public void RemoveOldest()
    {
        lock (_gate)
        {
            if (!Files().TryDequeue(out var oldest))
                return;
            _bytes -= oldest.Bytes;
            try
            {
                File.Delete(oldest.Path);
            }
            catch (Exception kept) when (kept is IOException or UnauthorizedAccessException)
            {
                // Found again at the next start, and sent once more: points with the same time replace one another.
                return;
            }
        }
    }

    /// <summary>Room for more important things.</summary>
    public Freed Free(long bytes)
    {
        lock (_gate)
        {
            var freed = default(Freed);
            while (freed.Bytes < bytes && Files().TryPeek(out var oldest))
            {
                RemoveOldest();
                freed += new Freed(1, oldest.Bytes);
            }

            return freed;
        }
    }

    private bool TryWrite(byte[] request)
    {
        var path = Path.Combine(folder, $"{_next:D19}{Ending}");
        try
        {
            Directory.CreateDirectory(folder);
            File.WriteAllBytes(path + ".part", request);
            File.Move(path + ".part", path, overwrite: true);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return false;
        }

        _next++;
        _bytes += request.Length;
        Files().Enqueue((path, request.Length));
        return true;
    }

    private Queue<(string Path, long Bytes)> Files()
    {
        if (_files is not null)
            return _files;
        var found = Directory.Exists(folder) ? new DirectoryInfo(folder).GetFiles("*" + Ending).OrderBy(file => file.Name, StringComparer.Ordinal).ToList() : [];
        _files = new Queue<(string, long)>(found.Select(file => (file.FullName, file.Length)));
        _bytes = found.Sum(file => file.Length);
        _next = found.Count > 0 && long.TryParse(found[^1].Name[..^Ending.Length], out var last) ? last + 1 : 0;
        return _files;
    }
}
