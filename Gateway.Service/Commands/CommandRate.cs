namespace EdgeGateway.Service.Commands;

/// <summary>Token bucket for one platform's commands.</summary>
internal sealed class CommandRate(TimeProvider clock)
{
    public const int Burst = 20;
    private const double PerSecond = 1;

    private double _tokens = Burst;
    private long _at = clock.GetTimestamp();

    /// <summary>False when there were too many.</summary>
    public bool TryTake()
    {
        var now = clock.GetTimestamp();
        _tokens = Math.Min(Burst, _tokens + clock.GetElapsedTime(_at, now).TotalSeconds * PerSecond);
        _at = now;
        if (_tokens < 1)
            return false;
        _tokens--;
        return true;
    }
}
