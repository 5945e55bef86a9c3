namespace EdgeGateway.Vision.Capture;

/// <summary>What capture did since the start. Any thread.</summary>
internal sealed class CaptureCounters
{
    private long _received;
    private long _dropped;
    private long _droppedWaiting;
    private long _restarts;
    private long _resizes;
    private long _errors;
    private volatile bool _waiting;

    public long Received => Interlocked.Read(ref _received);

    /// <summary>Pictures a newer one replaced before anybody looked.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>Those of them that were replaced while the camera waited for its turn at the detector: the box has too little time for all its cameras.</summary>
    public long DroppedWaiting => Interlocked.Read(ref _droppedWaiting);

    /// <summary>Connections after the first one.</summary>
    public long Restarts => Interlocked.Read(ref _restarts);

    /// <summary>How often the camera changed its picture size.</summary>
    public long Resizes => Interlocked.Read(ref _resizes);

    /// <summary>Complaints of the decoder about damaged pictures, and streams that were no longer pictures at all.</summary>
    public long Errors => Interlocked.Read(ref _errors);

    /// <summary>Processor time of the decoders.</summary>
    public DecoderTime Decoder { get; } = new();

    /// <summary>Set while the camera waits for its turn at the detector: what is dropped meanwhile is dropped for that reason.</summary>
    public bool IsWaiting
    {
        get => _waiting;
        set => _waiting = value;
    }

    public void CountReceived() => Interlocked.Increment(ref _received);

    public void CountDropped()
    {
        if (_waiting)
            Interlocked.Increment(ref _droppedWaiting);
        Interlocked.Increment(ref _dropped);
    }

    public void CountRestart() => Interlocked.Increment(ref _restarts);

    public void CountResize() => Interlocked.Increment(ref _resizes);

    public void CountError() => Interlocked.Increment(ref _errors);
}
