namespace EdgeGateway.Service.Delivery.Mqtt;

/// <summary>
/// When to ask a silent broker whether it lives, and when to give it up. The library's own timer reads the wall clock, which jumps in
/// shops; this one is monotonic. Half of the keep-alive may pass in silence, the other half is for the answer.
/// </summary>
internal sealed class PingSchedule
{
    private readonly TimeSpan _half;
    private readonly TimeProvider _clock;
    private long _heardAt;
    private long _askedAt;
    private bool _asked;

    /// <param name="keepAlive">This box's own value.</param>
    /// <param name="serverKeepAliveSeconds">The broker's value from CONNACK; 0 when it has none.</param>
    /// <param name="clock">Monotonic time.</param>
    public PingSchedule(TimeSpan keepAlive, int serverKeepAliveSeconds, TimeProvider clock)
    {
        var server = TimeSpan.FromSeconds(serverKeepAliveSeconds);
        _half = (serverKeepAliveSeconds > 0 && server < keepAlive ? server : keepAlive) / 2;
        _clock = clock;
        _heardAt = clock.GetTimestamp();
    }

    /// <summary>Any answer from the broker proves that it lives.</summary>
    public void Heard()
    {
        Volatile.Write(ref _heardAt, _clock.GetTimestamp());
        Volatile.Write(ref _asked, false);
    }

    /// <summary>What to do now, and after how long to ask again.</summary>
    public (PingStep Step, TimeSpan Next) Now()
    {
        if (Volatile.Read(ref _asked))
        {
            var left = _half - _clock.GetElapsedTime(Volatile.Read(ref _askedAt));
            return left <= TimeSpan.Zero ? (PingStep.Dead, default) : (PingStep.Wait, left);
        }

        var silence = _half - _clock.GetElapsedTime(Volatile.Read(ref _heardAt));
        if (silence > TimeSpan.Zero)
            return (PingStep.Wait, silence);
        Volatile.Write(ref _askedAt, _clock.GetTimestamp());
        Volatile.Write(ref _asked, true);
        return (PingStep.Ask, _half);
    }
}

/// <summary>Answer of <see cref="PingSchedule.Now"/>.</summary>
internal enum PingStep
{
    Wait,
    Ask,
    Dead,
}
