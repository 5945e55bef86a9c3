namespace EdgeGateway.Vision.Tracking;

/// <summary>
/// Turns stream times, which start anew with every connection, into one time that only runs forward. Time between two connections
/// is what the box's monotonic clock says passed, and is remembered as blind time: nobody saw what happened.
/// </summary>
internal sealed class StreamClock
{
    /// <summary>A step forward longer than this inside a connection is believed, but counts as blind.</summary>
    private static readonly TimeSpan LongestStep = TimeSpan.FromSeconds(30);

    private bool _started;
    private int _epoch;
    private TimeSpan _stream;
    private TimeSpan _monotonic;
    private Moment _now;

    public Moment Now => _now;

    /// <summary>Goes on after a restart: all of the gap had no pictures. Before the first picture only.</summary>
    /// <param name="last">Latest moment before it.</param>
    /// <param name="gap">From there until now.</param>
    /// <param name="monotonic">The box's monotonic clock now.</param>
    public void Resume(Moment last, TimeSpan gap, TimeSpan monotonic)
    {
        _now = new Moment(last.At + gap, last.Blind + gap);
        (_started, _epoch, _monotonic) = (true, int.MinValue, monotonic);
    }

    /// <param name="epoch">Number of the connection.</param>
    /// <param name="stream">Presentation time of the picture in that connection.</param>
    /// <param name="monotonic">The box's monotonic clock when the picture came.</param>
    public Moment Advance(int epoch, TimeSpan stream, TimeSpan monotonic)
    {
        if (_started)
        {
            var step = stream - _stream;
            var blind = TimeSpan.Zero;
            if (epoch != _epoch || step < TimeSpan.Zero)
            {
                step = TimeSpan.FromTicks(Math.Max(0, (monotonic - _monotonic).Ticks));
                blind = step;
            }
            else if (step > LongestStep)
            {
                blind = step;
            }
            _now = new Moment(_now.At + step, _now.Blind + blind);
        }
        (_started, _epoch, _stream, _monotonic) = (true, epoch, stream, monotonic);
        return _now;
    }
}
