namespace EdgeGateway.Vision.Capture;

/// <summary>
/// Decides when a stream that says nothing is dead. Pure: the caller tells how long it has been, by a monotonic clock, so that a step of
/// the wall clock restarts nothing.
/// </summary>
/// <param name="expected">Interval of the pictures asked for; zero for key frames, whose interval is learnt.</param>
internal sealed class StallWatch(TimeSpan expected)
{
    /// <summary>Connecting, handshake and the wait for the first key frame.</summary>
    public static TimeSpan FirstPicture { get; } = TimeSpan.FromSeconds(10);

    /// <summary>No shorter silence counts, however fast the stream is.</summary>
    public static TimeSpan Shortest { get; } = TimeSpan.FromSeconds(3);

    /// <summary>No longer silence is waited for, however slow it was.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromSeconds(60);

    private readonly bool _learns = expected == TimeSpan.Zero;
    private TimeSpan _interval = expected;
    private bool _seen;

    /// <summary>Longest silence that is still fine.</summary>
    public TimeSpan Limit => _seen ? TimeSpan.FromTicks(Math.Clamp(_interval.Ticks * 3, Shortest.Ticks, Longest.Ticks)) : FirstPicture;

    public bool IsDead(TimeSpan silence) => silence > Limit;

    /// <summary>A picture came, so long after the one before it (or after the start).</summary>
    public void Seen(TimeSpan sinceLast)
    {
        // The slowest of the recent intervals, forgotten slowly: one quick pair of key frames must not make the watch impatient.
        if (_learns)
            _interval = _seen ? TimeSpan.FromTicks(Math.Max(sinceLast.Ticks, _interval.Ticks * 9 / 10)) : FirstPicture / 3;
        _seen = true;
    }
}
