using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Vision.Capture;

/// <summary>
/// Judges a running stream by counts and a monotonic clock: whether as many pictures come as were asked for, and whether they are whole. A fault must last before it is
/// said, and be clearly over before it is taken back. Pure.
/// </summary>
/// <param name="fps">Pictures a second that were asked for; 0: key frames.</param>
internal sealed class StreamHealth(double fps)
{
    /// <summary>Counts are compared over this long.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromSeconds(30);

    /// <summary>Key frames further apart leave too much unseen for rules of a minute or less.</summary>
    public static readonly TimeSpan RarestKeyFrame = TimeSpan.FromSeconds(10);

    /// <summary>More key frames a second than this: the stream has nothing else, and skipping saves nothing.</summary>
    private const double MostKeyFrames = 5;

    private const double TooFew = 0.5;
    private const double TooMany = 2;

    /// <summary>Damaged pictures a minute from which on somebody should look.</summary>
    private const double MostErrors = 6;

    private readonly Queue<(TimeSpan At, long Received, long Errors)> _looks = new();

    /// <summary>What is wrong now, or null. How often the rate became wrong is in <see cref="RateFaults"/>.</summary>
    public Trouble? Trouble { get; private set; }

    public long RateFaults { get; private set; }

    /// <param name="at">Monotonic.</param>
    /// <param name="received">Pictures so far.</param>
    /// <param name="errors">Damages so far.</param>
    /// <param name="hasPicture">False: the stream is lost, and counting begins anew when it comes back.</param>
    /// <returns>True when the trouble changed.</returns>
    public bool Look(TimeSpan at, long received, long errors, bool hasPicture)
    {
        if (!hasPicture)
        {
            _looks.Clear();
            return Set(null);
        }
        _looks.Enqueue((at, received, errors));
        while (_looks.Count > 2 && at - _looks.ElementAt(1).At >= Window)
            _looks.Dequeue();
        var first = _looks.Peek();
        var seconds = (at - first.At).TotalSeconds;
        return seconds >= Window.TotalSeconds && Set(Judge((received - first.Received) / seconds, (errors - first.Errors) / seconds * 60));
    }

    private Trouble? Judge(double rate, double damages)
    {
        // What was said is taken back a third better than it had to be.
        var (low, high, damaged) = (Ease("camera.rate-low", 1.3), Ease("camera.rate-high", 0.75), Ease("camera.corrupt", 0.5));
        var (least, most) = fps > 0 ? (fps * TooFew, fps * TooMany) : (1 / RarestKeyFrame.TotalSeconds, MostKeyFrames);
        if (damages > MostErrors * damaged)
            return StreamTroubles.Corrupt(damages);
        if (rate < least * low)
            return StreamTroubles.TooFew(rate, fps);
        return rate > most * high ? StreamTroubles.TooMany(rate, fps) : null;
    }

    private double Ease(string code, double factor) => Trouble?.Code == code ? factor : 1;

    private bool Set(Trouble? trouble)
    {
        if (trouble?.Code == Trouble?.Code)
            return false;
        if (trouble?.Code is "camera.rate-low" or "camera.rate-high")
            RateFaults++;
        Trouble = trouble;
        return true;
    }
}
