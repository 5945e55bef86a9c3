namespace EdgeGateway.Service.Delivery.Sending;

/// <summary>
/// When to try which broker. Every address gets one try before the first pause; pauses grow with full jitter and start small again only
/// after a connection stood for a while, so that a broker that accepts and throws out is not hammered.
/// </summary>
internal sealed class ConnectSchedule(int brokers, TimeSpan cap, TimeSpan stableAfter, TimeProvider clock, Func<double> random)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);

    private int _round;
    private int _failedInRound;
    private TimeSpan _atLeast;
    private long _connectedAt;
    private bool _connected;

    /// <summary>Index of the broker to try next.</summary>
    public int Broker { get; private set; }

    /// <summary>The link stands.</summary>
    public void Connected()
    {
        _connected = true;
        _connectedAt = clock.GetTimestamp();
    }

    /// <summary>The attempt failed or the link is gone: chooses the next broker and says how long to wait before trying it.</summary>
    /// <param name="atLeast">A pause the reason demands, like for a refused password; counts once every broker was tried.</param>
    public TimeSpan Lost(TimeSpan atLeast = default)
    {
        var wasStable = _connected && clock.GetElapsedTime(_connectedAt) >= stableAfter;
        _connected = false;
        if (wasStable)
            (_round, _failedInRound, _atLeast) = (0, 0, default);
        else
            Broker = (Broker + 1) % brokers;

        _atLeast = atLeast > _atLeast ? atLeast : _atLeast;
        if (!wasStable && ++_failedInRound < brokers)
            return TimeSpan.Zero;

        var ceiling = Math.Min(cap.TotalMilliseconds, FirstPause.TotalMilliseconds * Math.Pow(2, Math.Min(_round, 30)));
        var pause = TimeSpan.FromMilliseconds(ceiling * random());
        pause = pause > _atLeast ? pause : _atLeast;
        (_round, _failedInRound, _atLeast) = (_round + 1, 0, default);
        return pause;
    }
}
