namespace EdgeGateway.Service.LocalApi.Access;

/// <summary>So many at once, so many a second on average.</summary>
internal sealed class TokenBucket
{
    private readonly Lock _gate = new();
    private readonly double _perSecond;
    private readonly double _burst;
    private readonly TimeProvider _clock;
    private double _tokens;
    private long _filled;

    public TokenBucket(double perSecond, double burst, TimeProvider clock)
    {
        (_perSecond, _burst, _clock) = (perSecond, burst, clock);
        (_tokens, _filled) = (burst, clock.GetTimestamp());
    }

    public bool TryTake()
    {
        lock (_gate)
        {
            var now = _clock.GetTimestamp();
            _tokens = Math.Min(_burst, _tokens + _perSecond * _clock.GetElapsedTime(_filled, now).TotalSeconds);
            _filled = now;
            if (_tokens < 1)
                return false;
            _tokens--;
            return true;
        }
    }
}
