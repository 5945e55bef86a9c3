namespace EdgeGateway.Vision.Capture;

/// <summary>Processor time of a camera's decoders, which follow one another. Any thread.</summary>
internal sealed class DecoderTime
{
    private readonly Lock _gate = new();
    private Func<TimeSpan?>? _child;
    private TimeSpan _before;
    private TimeSpan _now;
    private bool _told;

    /// <summary>Asks the present child. Null where the system never told.</summary>
    public TimeSpan? Read()
    {
        lock (_gate)
        {
            // Once it is gone the system tells nothing: what it said last counts.
            if (_child?.Invoke() is { } now)
                (_now, _told) = (now, true);
            return _told ? _before + _now : null;
        }
    }

    /// <param name="child">Tells a new child's time since it began; null: not told.</param>
    public void Follow(Func<TimeSpan?> child)
    {
        lock (_gate)
        {
            Leave();
            _child = child;
        }
    }

    /// <summary>The child has said all it will: its time is added to what came before.</summary>
    public void Leave()
    {
        lock (_gate)
        {
            _ = Read();
            (_before, _now, _child) = (_before + _now, TimeSpan.Zero, null);
        }
    }
}
