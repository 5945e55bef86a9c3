namespace EdgeGateway.Vision.Capture;

/// <summary>
/// One for all cameras of a box: when many streams are lost at the same time, it is the network, and their restarts are spread so that
/// neither box nor switch is hit by all of them at once. Any thread.
/// </summary>
/// <param name="random">Numbers from 0 (included) to 1 (excluded).</param>
public sealed class StallGuard(TimeProvider clock, Func<double> random)
{
    /// <summary>Losses within this time belong together.</summary>
    public static readonly TimeSpan Together = TimeSpan.FromSeconds(10);

    /// <summary>So many are still chance.</summary>
    public const int Few = 3;

    /// <summary>Each further lost stream makes the spread longer by this: starting ffmpeg and its first key frame take about that much of a core.</summary>
    public static readonly TimeSpan Each = TimeSpan.FromSeconds(0.5);

    /// <summary>The one of this process.</summary>
    public static StallGuard Box { get; } = new(TimeProvider.System, Random.Shared.NextDouble);

    private readonly Lock _gate = new();
    private readonly Queue<long> _losses = new();

    /// <summary>A stream was lost that had worked.</summary>
    /// <returns>Time to wait on top of the camera's own schedule; zero while it is alone.</returns>
    public TimeSpan Lost()
    {
        lock (_gate)
        {
            var now = clock.GetTimestamp();
            while (_losses.TryPeek(out var oldest) && clock.GetElapsedTime(oldest, now) > Together)
                _losses.Dequeue();
            _losses.Enqueue(now);
            return _losses.Count <= Few ? TimeSpan.Zero : Each * (_losses.Count * random());
        }
    }
}
