namespace EdgeGateway.Service.Delivery.Sending;

/// <summary>Token bucket for the replay lane: a random start, then an even rate with a small burst.</summary>
internal sealed class ReplayThrottle
{
    private readonly TimeProvider _clock;
    private readonly double _rate;
    private readonly double _burst;
    private readonly TimeSpan _startDelay;
    private readonly long _start;
    private double _tokens;
    private long _filledAt;

    /// <param name="rate">Events per second; 0 for no limit.</param>
    /// <param name="startDelay">Nothing leaves before this has passed.</param>
    /// <param name="clock">Monotonic time.</param>
    public ReplayThrottle(int rate, TimeSpan startDelay, TimeProvider clock)
    {
        _clock = clock;
        _rate = rate;
        _burst = Math.Max(1, rate / 20.0);
        _tokens = _burst;
        _startDelay = startDelay;
        _start = clock.GetTimestamp();
        _filledAt = _start;
    }

    /// <summary>Zero: one event may go now. Otherwise how long until the next one may.</summary>
    public TimeSpan Wait()
    {
        var sinceStart = _clock.GetElapsedTime(_start);
        if (sinceStart < _startDelay)
            return _startDelay - sinceStart;
        if (_rate <= 0)
            return TimeSpan.Zero;
        Fill();
        return _tokens >= 0.999_999 ? TimeSpan.Zero : TimeSpan.FromSeconds((1 - _tokens) / _rate);
    }

    /// <summary>One event went.</summary>
    public void Take() => _tokens -= 1;

    private void Fill()
    {
        var now = _clock.GetTimestamp();
        _tokens = Math.Min(_burst, _tokens + _clock.GetElapsedTime(_filledAt, now).TotalSeconds * _rate);
        _filledAt = now;
    }
}
