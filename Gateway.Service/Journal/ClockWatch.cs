using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Journal;

/// <summary>
/// Compares the wall clock with the clock that never jumps. Pure: the caller says what both show. A correction lets a receiver put right the times of
/// earlier events of the same boot: real time = <c>wallAfter</c> - (<c>uptimeMs</c> of the correction - <c>uptimems</c> of the event).
/// </summary>
internal sealed class ClockWatch
{
    // A time server that slews moves the clock by up to 0.5 ms a second; that is told in steps of one second as well.
    private const long NoticeMs = 1000;

    private EventStamp? _reference;

    /// <summary>What to tell, null as long as the wall clock goes like the other one and its state did not become better.</summary>
    public ClockCorrected? Look(EventStamp now, Guid bootId)
    {
        if (_reference is not { } reference)
        {
            _reference = now;
            return null;
        }

        var expected = reference.Time.AddMilliseconds(now.UptimeMs - reference.UptimeMs);
        var step = (long)(now.Time - expected).TotalMilliseconds;
        return Math.Abs(step) < NoticeMs && now.Clock <= reference.Clock ? null : new ClockCorrected(bootId, now.UptimeMs, expected, now.Time, step, ClockStates.Name(now.Clock));
    }

    /// <summary>The correction is on disk (or there was none to tell): compare with this from now on.</summary>
    public void Told(EventStamp now) => _reference = now;
}
