using System.Threading.Channels;

namespace EdgeGateway.Vision.Capture;

/// <summary>
/// One for all cameras of a box: when many streams are lost at the same time, it is the network, and their restarts are spread so that
/// neither box nor switch is hit by all of them at once. And however many cameras begin at the same time, only a few streams are opened at once: opening one
/// costs as much as half a minute of watching it, and all at once would run into their own time limits and begin again. Any thread.
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

    /// <summary>Streams opened at the same time.</summary>
    public static int Openings { get; } = Math.Max(2, Environment.ProcessorCount);

    /// <summary>The one of this process.</summary>
    public static StallGuard Box { get; } = new(TimeProvider.System, Random.Shared.NextDouble);

    /// <summary>A stream that takes longer to open lets the next one begin: a camera that is away must not hold up the others.</summary>
    public static readonly TimeSpan LongestOpening = TimeSpan.FromSeconds(2);

    private readonly Channel<bool> _openings = Channel.CreateBounded<bool>(Openings);
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

    /// <summary>Waits until a stream may be opened.</summary>
    /// <returns>To be disposed when it is open, or has failed to; lets go by itself after <see cref="LongestOpening"/>.</returns>
    internal async Task<IDisposable> OpenAsync(CancellationToken stopping)
    {
        await _openings.Writer.WriteAsync(true, stopping);
        return new Opening(_openings.Reader, clock);
    }

    private sealed class Opening : IDisposable
    {
        private readonly ITimer _timer;
        private ChannelReader<bool>? _openings;

        public Opening(ChannelReader<bool> openings, TimeProvider clock)
        {
            _openings = openings;
            _timer = clock.CreateTimer(static state => ((Opening)state!).LetGo(), this, LongestOpening, Timeout.InfiniteTimeSpan);
        }

        public void Dispose()
        {
            LetGo();
            _timer.Dispose();
        }

        private void LetGo() => Interlocked.Exchange(ref _openings, null)?.TryRead(out _);
    }
}
