namespace EdgeGateway.Vision.Capture;

/// <summary>
/// Measures how long a stream has been silent, as far as somebody was there to hear it: when the box itself slept or was starved, every
/// stream looks silent, and none of them is to blame. Pure.
/// </summary>
/// <param name="tick">How often it is asked.</param>
internal sealed class SilenceMeter(TimeSpan tick)
{
    /// <summary>Asked so many ticks late, the box itself stood still.</summary>
    private const int Late = 8;

    private TimeSpan _heard;
    private TimeSpan _asked;

    /// <param name="at">Monotonic time since the start.</param>
    public void Heard(TimeSpan at) => _heard = at;

    public TimeSpan Ask(TimeSpan at)
    {
        if (at - _asked > tick * Late)
            _heard = at;
        _asked = at;
        return at - _heard;
    }
}
