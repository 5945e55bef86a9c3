using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.LocalApi.Access;

/// <summary>Counts every refusal by page and reason. Bounded: a page cannot fill memory by inventing origins, nor the log by asking fast.</summary>
internal sealed partial class RefusalBook(TimeProvider clock, ILogger<RefusalBook> log)
{
    private const int MostRows = 200;
    private const string Others = "(others)";
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Origin, string Code), Row> _rows = [];

    /// <summary>The newest first.</summary>
    public IReadOnlyList<RefusalCount> All
    {
        get
        {
            lock (_gate)
                return [.. _rows.Select(row => new RefusalCount(row.Key.Origin, row.Key.Code, row.Value.Reason, row.Value.Count, row.Value.Last)).OrderByDescending(one => one.Last)];
        }
    }

    public void Add(string? origin, string path, Trouble reason)
    {
        var name = LogPath.Printable(origin);
        lock (_gate)
        {
            if (!_rows.ContainsKey((name, reason.Code)) && _rows.Count >= MostRows)
                name = Others;
            if (!_rows.TryGetValue((name, reason.Code), out var row))
                row = _rows[(name, reason.Code)] = new Row(reason);
            row.Count++;
            row.Last = clock.GetUtcNow();
            if (row.Logged is { } logged && clock.GetElapsedTime(logged) < Quiet)
            {
                row.Unlogged++;
                return;
            }
            Refused(name, LogPath.Of(path), reason.Code, row.Unlogged);
            (row.Logged, row.Unlogged) = (clock.GetTimestamp(), 0);
        }
    }

    private sealed class Row(Trouble reason)
    {
        public Trouble Reason { get; } = reason;
        public long Count { get; set; }
        public DateTimeOffset Last { get; set; }
        public long? Logged { get; set; }
        public long Unlogged { get; set; }
    }
}

/// <summary>How often a page was refused for one reason.</summary>
internal sealed record RefusalCount(string Origin, string Code, Trouble Reason, long Count, DateTimeOffset Last);
