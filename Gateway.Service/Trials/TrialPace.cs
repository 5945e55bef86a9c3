namespace EdgeGateway.Service.Trials;

/// <summary>
/// Lets a thread rest as long as it worked, so that a trial takes half a core at most and less where others want it too. Not a low priority: Linux hands
/// that down to every thread of the pool that is started from there, for good.
/// </summary>
/// <param name="clock">Measures the work.</param>
/// <param name="rest">Holds the thread up for this long, 0 to <see cref="Longest"/>.</param>
internal sealed class TrialPace(TimeProvider clock, Action<TimeSpan> rest)
{
    /// <summary>After a single picture.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    private long? _since;

    /// <summary>Before every picture.</summary>
    public void Next()
    {
        if (_since is { } since)
            rest(clock.GetElapsedTime(since) is var worked && worked < Longest ? worked : Longest);
        _since = clock.GetTimestamp();
    }
}
