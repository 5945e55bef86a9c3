namespace EdgeGateway.Vision.Capture;

/// <summary>What capture did since the start. Any thread.</summary>
internal sealed class CaptureCounters
{
    private long _received;
    private long _dropped;
    private long _restarts;

    public long Received => Interlocked.Read(ref _received);

    /// <summary>Pictures a newer one replaced before anybody looked.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>Connections after the first one.</summary>
    public long Restarts => Interlocked.Read(ref _restarts);

    public void CountReceived() => Interlocked.Increment(ref _received);

    public void CountDropped() => Interlocked.Increment(ref _dropped);

    public void CountRestart() => Interlocked.Increment(ref _restarts);
}
