namespace EdgeGateway.Vision;

/// <summary>Where the time of a picture goes.</summary>
internal enum Stage
{
    /// <summary>Masks, camera health, motion gate.</summary>
    Motion,

    /// <summary>Picture to tensor, model, boxes.</summary>
    Infer,

    /// <summary>Tracks, places, rules.</summary>
    Track,
}

/// <summary>Adds up the time of each stage, for measurements. Any thread.</summary>
/// <param name="clock">Time of the calling thread, as the measurement wants it.</param>
internal sealed class StageMeter(Func<TimeSpan> clock)
{
    private readonly long[] _ticks = new long[Enum.GetValues<Stage>().Length];
    private readonly long[] _times = new long[Enum.GetValues<Stage>().Length];

    public TimeSpan Now => clock();

    /// <param name="stage">What it was spent on.</param>
    /// <param name="since">Of the same thread; null: nothing is added.</param>
    public void Add(Stage stage, TimeSpan? since)
    {
        if (since is not { } start)
            return;
        Interlocked.Add(ref _ticks[(int)stage], (clock() - start).Ticks);
        Interlocked.Increment(ref _times[(int)stage]);
    }

    public (TimeSpan Time, long Times) Of(Stage stage) =>
        (new TimeSpan(Interlocked.Read(ref _ticks[(int)stage])), Interlocked.Read(ref _times[(int)stage]));
}
