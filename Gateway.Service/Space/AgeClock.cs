using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Space;

/// <summary>
/// How old this box is, in seconds it can vouch for: the time it ran, on a clock that never jumps, and once per start the time it was off, but
/// only between two moments at which a time server had set the wall clock, and never more than <see cref="LongestOff"/>. So a wall clock
/// that jumps makes nothing old, and a box without time server only keeps things longer. Pure.
/// </summary>
/// <param name="last">Newest mark of an earlier start, null when there is none.</param>
internal sealed class AgeClock(SpaceMark? last)
{
    public static readonly TimeSpan LongestOff = TimeSpan.FromDays(7);

    private readonly long _base = last?.Age ?? 0;
    private long _off;
    private bool _credited;

    /// <summary>Age now.</summary>
    /// <param name="now">Its uptime counts from when this clock was made.</param>
    public long At(EventStamp now)
    {
        if (!_credited && now.Clock == ClockState.Synced)
        {
            _credited = true;
            _off = last is { Synced: true } ? Math.Clamp((now.Time.ToUnixTimeMilliseconds() - last.Wall - now.UptimeMs) / 1000, 0, (long)LongestOff.TotalSeconds) : 0;
        }

        return _base + now.UptimeMs / 1000 + _off;
    }
}
