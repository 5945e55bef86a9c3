namespace EdgeGateway.Service.Delivery;

/// <summary>Adds up the time without connection, by a clock that cannot jump. Begins without one. Any thread.</summary>
internal sealed class OfflineTime(TimeProvider clock)
{
    private readonly Lock _gate = new();
    private TimeSpan _ended;
    private long? _since = clock.GetTimestamp();

    public TimeSpan Total
    {
        get
        {
            lock (_gate)
                return _since is { } since ? _ended + clock.GetElapsedTime(since) : _ended;
        }
    }

    public void Entered(bool connected)
    {
        lock (_gate)
        {
            if (!connected)
                _since ??= clock.GetTimestamp();
            else if (_since is { } since)
                (_ended, _since) = (_ended + clock.GetElapsedTime(since), null);
        }
    }
}
