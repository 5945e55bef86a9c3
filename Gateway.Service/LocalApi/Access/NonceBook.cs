namespace EdgeGateway.Service.LocalApi.Access;

/// <summary>
/// Remembers which requests were made, exactly as long as they would still be in the time window: afterwards their time refuses them.
/// Size is bounded by window and rate limit.
/// </summary>
internal sealed class NonceBook(TimeSpan window)
{
    private readonly Lock _gate = new();
    private readonly HashSet<(string Key, string Nonce)> _seen = [];
    private readonly PriorityQueue<(string Key, string Nonce), long> _byTime = new();
    private readonly long _window = (long)window.TotalMilliseconds;

    public int Count
    {
        get
        {
            lock (_gate)
                return _seen.Count;
        }
    }

    /// <summary>The request's time is near enough to <paramref name="now"/>.</summary>
    public bool IsTimely(long at, long now) => Math.Abs(now - at) <= _window;

    /// <summary>False when this very request was made before.</summary>
    public bool TryUse(string key, string nonce, long at, long now)
    {
        lock (_gate)
        {
            while (_byTime.TryPeek(out var oldest, out var time) && !IsTimely(time, now) && time < now)
            {
                _byTime.Dequeue();
                _seen.Remove(oldest);
            }
            if (!_seen.Add((key, nonce)))
                return false;
            _byTime.Enqueue((key, nonce), at);
            return true;
        }
    }
}
