using System.Globalization;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Health;

namespace EdgeGateway.Service.Journal;

/// <summary>Shows the journal as one thing among the others.</summary>
internal sealed class JournalHealth(JournalSettings settings, HealthRegistry registry, TimeProvider clock)
{
    private const string Id = "journal";

    private readonly Lock _lock = new();
    private bool _works;
    private ThingState _state = ThingState.Starting;
    private DateTimeOffset _since = clock.GetUtcNow();
    private Trouble? _trouble;
    private Trouble? _unreadable;
    private long _lastSeq;
    private double _lastCommitMs;

    /// <summary>A group that wrote events is on disk, and how long that took. Raised by the writer: handlers return at once and do not throw.</summary>
    public event Action<TimeSpan>? Committed;

    /// <summary>Bytes left for this user on the journal's disk; null when the system does not tell.</summary>
    public long? FreeBytes()
    {
        try
        {
            return new DriveInfo(settings.Directory).AvailableFreeSpace;
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Database and write-ahead log on disk.</summary>
    public long FileBytes() => new[] { settings.DatabasePath, settings.DatabasePath + "-wal" }
        .Select(path => new FileInfo(path)).Where(file => file.Exists).Sum(file => file.Length);

    public void Works(long lastSeq, TimeSpan commit)
    {
        bool changed;
        lock (_lock)
        {
            (_lastSeq, _lastCommitMs) = (lastSeq, commit.TotalMilliseconds);
            changed = !_works;
            _works = true;
        }

        if (changed) Report();
    }

    public void Wrote(TimeSpan took) => Committed?.Invoke(took);

    public void Fails(Trouble trouble)
    {
        lock (_lock)
        {
            _works = false;
            Enter(ThingState.Offline, trouble);
        }

        Report();
    }

    /// <summary>Part of the file cannot be read. Shown until the next start, which sets a file aside only when it cannot be written.</summary>
    public void Unreadable(long from, long to)
    {
        lock (_lock) _unreadable = JournalTroubles.Unreadable(from, to);
        Report();
    }

    /// <summary>Called on every change and every few seconds: sizes change by themselves.</summary>
    public void Report()
    {
        var broken = BrokenFiles.Find(settings.DatabasePath);
        lock (_lock)
        {
            if (_works && _unreadable is not null) Enter(ThingState.Degraded, _unreadable);
            else if (_works && broken.Count > 0) Enter(ThingState.Degraded, JournalTroubles.SetAside(Path.GetFileName(broken[^1])));
            else if (_works) Enter(ThingState.Online, null);
        }

        registry.Report(Status());
    }

    private void Enter(ThingState state, Trouble? trouble)
    {
        if (state != _state) _since = clock.GetUtcNow();
        (_state, _trouble) = (state, trouble);
    }

    private ThingStatus Status()
    {
        var facts = new Dictionary<string, string>
        {
            ["lastSeq"] = _lastSeq.ToString(CultureInfo.InvariantCulture),
            ["lastCommitMs"] = _lastCommitMs.ToString("0.0", CultureInfo.InvariantCulture),
            ["fileBytes"] = FileBytes().ToString(CultureInfo.InvariantCulture),
        };
        if (FreeBytes() is { } free) facts["freeBytes"] = free.ToString(CultureInfo.InvariantCulture);
        lock (_lock) return new ThingStatus(Id, ThingKinds.Journal, _state, _since, _trouble) { Facts = facts };
    }
}
