namespace EdgeGateway.Service.Delivery.Sending;

/// <summary>
/// Slows a link down whose platform says "not now": after each such answer everything waits, each time longer, then one event tries alone.
/// The first success opens the window again.
/// </summary>
internal sealed class Pause(TimeProvider clock)
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private int _hits;
    private long _since;
    private TimeSpan _length;

    /// <summary>True from the first "not now" until the next success: one at a time.</summary>
    public bool OnTrial => _hits > 0;

    /// <param name="atLeast">What the platform asked for.</param>
    public void Hit(TimeSpan atLeast = default)
    {
        // Answers of the events that were already on their way belong to the same "not now".
        if (_hits > 0 && Left() > TimeSpan.Zero)
            return;
        _length = Longest < First * (1 << Math.Min(_hits, 8)) ? Longest : First * (1 << Math.Min(_hits, 8));
        _length = atLeast > _length ? atLeast : _length;
        _hits++;
        _since = clock.GetTimestamp();
    }

    public void Succeeded() => _hits = 0;

    /// <summary>How long nothing may be sent.</summary>
    public TimeSpan Left()
    {
        var left = _hits == 0 ? TimeSpan.Zero : _length - clock.GetElapsedTime(_since);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }
}
