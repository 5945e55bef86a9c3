namespace EdgeGateway.Vision.Tracking;

/// <summary>
/// When something counts as halted. Speeds are in own sizes a second, so that they mean the same near and far; the values were chosen on the
/// RoadTrack clips (see tests/Benchmarks/results/roadtrack.md) and are the same for every camera.
/// </summary>
internal sealed record HaltLimits
{
    public static readonly HaltLimits Default = new();

    /// <summary>Speed is the slope of the positions over this time: longer is calmer and slower to notice.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromSeconds(2.5);

    /// <summary>Slower than this speaks for halted, faster against it.</summary>
    public double Speed { get; init; } = 0.09;

    /// <summary>Sum of proof at which it is halted: a second without any motion proves a second, one at half <see cref="Speed"/> half of it.</summary>
    public double Proof { get; init; } = 2.5;

    /// <summary>A second of motion takes away at most this many seconds of proof.</summary>
    public double Doubt { get; init; } = 2;

    /// <summary>Faster than this for <see cref="LeavesAfter"/>, a halted thing goes on.</summary>
    public double LeavingSpeed { get; init; } = 0.2;

    public TimeSpan LeavesAfter { get; init; } = TimeSpan.FromSeconds(0.3);

    /// <summary>
    /// Things taller than this part of the picture are near, and near things cover more of their size at the same real speed: limits grow with them.
    /// </summary>
    public double NearHeight { get; init; } = 0.074;

    /// <summary>A track that begins where another was lost this short a time ago is taken for the same thing.</summary>
    public TimeSpan Memory { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>... when their boxes overlap so much.</summary>
    public float SameBox { get; init; } = 0.4f;
}
