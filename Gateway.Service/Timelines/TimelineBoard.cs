namespace EdgeGateway.Service.Timelines;

/// <summary>The last day for everybody who looks at the same time: read once a minute, and only while somebody looks.</summary>
internal sealed class TimelineBoard(TimelineStore store, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private TimelineDay? _day;

    /// <summary>The same object until there is something new.</summary>
    /// <exception cref="Journal.JournalUnavailableException">The file cannot be read now.</exception>
    public TimelineDay Day
    {
        get
        {
            lock (_gate)
                return _day ??= Read();
        }
    }

    /// <summary>There is a new minute.</summary>
    public void Renew()
    {
        lock (_gate)
            _day = null;
    }

    private TimelineDay Read()
    {
        var minute = MinuteOf(clock.GetUtcNow());
        return new TimelineDay(minute / TimelineDay.SlotMinutes, store.Read(minute, TimelineDay.SlotMinutes));
    }

    public static long MinuteOf(DateTimeOffset time) => time.ToUnixTimeSeconds() / 60;
}
