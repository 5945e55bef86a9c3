namespace EdgeGateway.Service.Health.Metrics;

/// <summary>One reading for all instruments that are looked at together.</summary>
internal sealed class Fresh<T>(Func<T> read, TimeProvider clock)
    where T : class
{
    private static readonly TimeSpan Young = TimeSpan.FromMilliseconds(500);

    private readonly Lock _gate = new();
    private T? _last;
    private long _at;

    public T Value
    {
        get
        {
            lock (_gate)
            {
                if (_last is null || clock.GetElapsedTime(_at) >= Young)
                    (_last, _at) = (read(), clock.GetTimestamp());
                return _last;
            }
        }
    }
}
