using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Health;

namespace EdgeGateway.Service.Things;

/// <summary>
/// Decides when one thing's change of state is worth an event: when the new state has held for a while. Each event makes the next
/// one wait longer, up to a minute, so that a loose plug costs a few events an hour and not thousands; a quiet quarter of an hour
/// forgives it. Pure: time is handed in.
/// </summary>
internal sealed class Settling
{
    public static readonly TimeSpan FirstHold = TimeSpan.FromSeconds(2);
    public static readonly TimeSpan LongestHold = TimeSpan.FromMinutes(1);
    public static readonly TimeSpan Forgive = TimeSpan.FromMinutes(15);

    private ThingStatus? _now;
    private TimeSpan _changedAt;
    private TimeSpan _recordedAt;
    private TimeSpan _hold = FirstHold;
    private ThingState? _recorded;
    private int _skipped;

    /// <param name="status">Newest status.</param>
    /// <param name="at">Any monotonic time.</param>
    public void Observe(ThingStatus status, TimeSpan at)
    {
        if (_now?.State != status.State)
        {
            if (_now is not null && _now.State != _recorded && _now.State != ThingState.Starting)
                _skipped++;
            _changedAt = at;
        }
        _now = status;
    }

    /// <summary>The change that should be recorded now, or null. Ask again until <see cref="Recorded"/> was told.</summary>
    public ThingChanged? Due(TimeSpan at) =>
        _now is { } now && now.State != ThingState.Starting && now.State != _recorded && at - _changedAt >= _hold
            ? new(now.Id, now.Kind, StateNames.Of(now.State), _recorded is { } last ? StateNames.Of(last) : null, now.Since, now.Trouble, _skipped)
            : null;

    /// <summary>The change of <see cref="Due"/> is on disk.</summary>
    public void Recorded(TimeSpan at)
    {
        _hold = _recorded is null || at - _recordedAt >= Forgive ? FirstHold : TimeSpan.FromTicks(Math.Min(_hold.Ticks * 2, LongestHold.Ticks));
        _recorded = _now?.State;
        _recordedAt = at;
        _skipped = 0;
    }
}
