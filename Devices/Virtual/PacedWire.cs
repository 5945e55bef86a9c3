namespace EdgeGateway.Devices.Virtual;

/// <summary>
/// When may how many bytes leave, so that the average never exceeds the wire's speed (10 bits a byte)? Pure arithmetic over
/// timestamps; the caller waits and writes.
/// </summary>
/// <param name="baud">Bits per second.</param>
/// <param name="clock">Its timestamps.</param>
public sealed class PacedWire(int baud, TimeProvider clock)
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(2);
    private long _freeAt = clock.GetTimestamp();

    /// <summary>Bytes worth handing over at once: about 2 ms of wire, at least 1.</summary>
    public int ChunkSize { get; } = Math.Max(1, (int)(baud / 10.0 * Step.TotalSeconds));

    /// <summary>A transmission starts: an idle wire saves up no time.</summary>
    public void Begin() => _freeAt = Math.Max(_freeAt, clock.GetTimestamp());

    /// <summary>
    /// Books <paramref name="count"/> bytes of the transmission and returns how long to wait until their last bit has arrived: zero or
    /// less when the caller woke up late and has to catch up.
    /// </summary>
    public TimeSpan Book(int count)
    {
        _freeAt += (long)(count * 10.0 / baud * clock.TimestampFrequency);
        return clock.GetElapsedTime(clock.GetTimestamp(), _freeAt);
    }
}
