namespace EdgeGateway.Devices;

/// <summary>How long to wait between attempts to open a wire.</summary>
public sealed record ReconnectPace
{
    /// <summary>A wire of this machine: a plug that is pushed back in must be noticed within seconds, and trying costs nothing.</summary>
    public static ReconnectPace Local { get; } = new() { Cap = TimeSpan.FromSeconds(2) };

    /// <summary>A wire over a network, where a crowd of gateways must not knock in step.</summary>
    public static ReconnectPace Network { get; } = new();

    /// <summary>Ceiling of the first wait; doubles with every attempt.</summary>
    public TimeSpan First { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>Highest ceiling.</summary>
    public TimeSpan Cap { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>No wait is shorter, whatever the dice say.</summary>
    public TimeSpan Floor { get; init; } = TimeSpan.FromSeconds(0.1);

    /// <summary>A wire that worked at least this long starts the doubling again; a flickering one does not.</summary>
    public TimeSpan Stable { get; init; } = TimeSpan.FromSeconds(10);
}

/// <summary>Doubling back-off with full jitter. Pure: knows no clock, the caller says how long the wire worked.</summary>
/// <param name="pace">The limits.</param>
/// <param name="random">Numbers from 0 (included) to 1 (excluded).</param>
public sealed class ReconnectSchedule(ReconnectPace pace, Func<double> random)
{
    private int _doublings;

    /// <summary>How long to wait now that the wire was lost, or could not be opened (<paramref name="worked"/> zero).</summary>
    public TimeSpan WaitAfter(TimeSpan worked)
    {
        if (worked >= pace.Stable)
            _doublings = 0;
        var ceiling = Math.Min(pace.Cap.TotalSeconds, pace.First.TotalSeconds * Math.Pow(2, _doublings));
        if (ceiling < pace.Cap.TotalSeconds)
            _doublings++;
        return TimeSpan.FromSeconds(Math.Max(pace.Floor.TotalSeconds, ceiling * random()));
    }
}
