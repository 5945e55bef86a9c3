namespace EdgeGateway.Vision.Capture;

/// <summary>
/// How long to wait before a lost stream is asked for again: 1 s doubling up to the cap, each time a random part of it (full jitter), so
/// that a switch that comes back is not hit by all its cameras at once. Pure.
/// </summary>
/// <param name="local">On this machine: capped at 2 s.</param>
/// <param name="random">Numbers from 0 (included) to 1 (excluded).</param>
internal sealed class RestartSchedule(bool local, Func<double> random)
{
    /// <summary>A stream that worked this long starts the doubling again; a flickering one does not.</summary>
    public static TimeSpan Stable { get; } = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Floor = TimeSpan.FromMilliseconds(200);

    private int _doublings;

    public bool IsLocal => local;

    public TimeSpan Cap { get; } = local ? TimeSpan.FromSeconds(2) : TimeSpan.FromSeconds(60);

    /// <param name="worked">How long pictures came; zero when none did.</param>
    public TimeSpan WaitAfter(TimeSpan worked)
    {
        if (worked >= Stable)
            _doublings = 0;
        var ceiling = Math.Min(Cap.TotalSeconds, First.TotalSeconds * Math.Pow(2, _doublings));
        if (ceiling < Cap.TotalSeconds)
            _doublings++;
        return TimeSpan.FromSeconds(Math.Max(Floor.TotalSeconds, ceiling * random()));
    }
}
