using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Journal;

/// <summary>Wall time, uptime and how far the wall time can be trusted, read together. Not thread-safe: the writer's.</summary>
/// <param name="clock">Both clocks.</param>
/// <param name="isSynchronised">Does a time server steer the clock? Null when the system does not tell. Asked at most once a second.</param>
internal sealed class GatewayClock(TimeProvider clock, Func<bool?> isSynchronised)
{
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromSeconds(1);
    private static readonly DateTimeOffset Plausible = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly long _started = clock.GetTimestamp();
    private long _asked = long.MinValue;
    private bool _synchronised;
    private long _uptimeMs;

    public EventStamp Stamp()
    {
        var now = clock.GetUtcNow();
        // Monotonic by contract; the maximum costs nothing and keeps the promise on a machine that breaks it.
        _uptimeMs = Math.Max(_uptimeMs, (long)clock.GetElapsedTime(_started).TotalMilliseconds);
        return new EventStamp(WholeMilliseconds(now), _uptimeMs, StateAt(now, IsSynchronised()));
    }

    /// <summary>Decides the state. Nobody can have set a clock to a year before this software.</summary>
    public static ClockState StateAt(DateTimeOffset now, bool synchronised) =>
        now < Plausible ? ClockState.Unset : synchronised ? ClockState.Synced : ClockState.Holdover;

    private bool IsSynchronised()
    {
        var at = clock.GetTimestamp();
        if (_asked != long.MinValue && clock.GetElapsedTime(_asked, at) < AskAgainAfter) return _synchronised;
        _asked = at;
        return _synchronised = isSynchronised() ?? false;
    }

    private static DateTimeOffset WholeMilliseconds(DateTimeOffset time) =>
        new(time.UtcTicks - time.UtcTicks % TimeSpan.TicksPerMillisecond, TimeSpan.Zero);
}
