namespace EdgeGateway.Vision.CameraHealth;

/// <summary>
/// Compares how far the stream's time and the box's monotonic clock came since the connection began. Networks make pictures late but never
/// early, so of each ten seconds the earliest picture counts. Pure.
/// </summary>
internal sealed class DriftWatch
{
    public static readonly TimeSpan Shortest = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Bucket = TimeSpan.FromSeconds(10);
    private const int Kept = 30;

    /// <summary>Differences up to this say nothing: buffers fill and empty.</summary>
    private const double Slack = 2;

    /// <summary>Wrong by more than this part of the time watched.</summary>
    private const double Tolerated = 0.02;

    private readonly Queue<(TimeSpan At, TimeSpan Ahead)> _done = new();
    private int _epoch = int.MinValue;
    private TimeSpan _begun;
    private TimeSpan _ahead;

    /// <summary>Seconds the stream gained (negative: lost) in <see cref="Watched"/>.</summary>
    public double Gained { get; private set; }

    public TimeSpan Watched { get; private set; }

    /// <param name="wrong">What was said before: being right again takes half.</param>
    /// <returns>Whether stream time runs wrong; null when it cannot be told yet.</returns>
    public bool? See(int epoch, TimeSpan stream, TimeSpan box, bool wrong)
    {
        var ahead = stream - box;
        if (epoch != _epoch)
        {
            _done.Clear();
            (_epoch, _begun, _ahead, Watched, Gained) = (epoch, box, ahead, TimeSpan.Zero, 0);
            return null;
        }
        if (box - _begun >= Bucket)
        {
            _done.Enqueue((_begun, _ahead));
            if (_done.Count > Kept)
                _done.Dequeue();
            (_begun, _ahead) = (box, ahead);
            Measure();
        }
        _ahead = ahead > _ahead ? ahead : _ahead;
        if (Watched < Shortest)
            return null;
        var limit = Math.Max(Slack, Watched.TotalSeconds * Tolerated) / (wrong ? 2 : 1);
        return Math.Abs(Gained) > limit;
    }

    private void Measure()
    {
        var (first, last) = (_done.Peek(), _done.Last());
        Watched = last.At - first.At;
        Gained = (last.Ahead - first.Ahead).TotalSeconds;
    }
}
