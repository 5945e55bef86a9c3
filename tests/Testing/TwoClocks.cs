namespace EdgeGateway.Testing;

/// <summary>
/// Wall clock and monotonic clock set apart, as in a box without a battery. Both stand until a test moves them; timers run on real time.
/// (FakeTimeProvider has one time for both.)
/// </summary>
public sealed class TwoClocks : TimeProvider
{
    private readonly Lock _lock = new();
    private DateTimeOffset _wall = new(2026, 11, 23, 10, 42, 7, TimeSpan.Zero);
    private TimeSpan _extra;

    /// <summary>What the wall clock shows.</summary>
    public DateTimeOffset Wall
    {
        get
        {
            lock (_lock) return _wall;
        }
        set
        {
            lock (_lock) _wall = value;
        }
    }

    /// <summary>Time goes by: both clocks move.</summary>
    public void Pass(TimeSpan time)
    {
        lock (_lock)
        {
            _wall += time;
            _extra += time;
        }
    }

    public override DateTimeOffset GetUtcNow() => Wall;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp()
    {
        lock (_lock) return _extra.Ticks;
    }
}
