namespace EdgeGateway.Vision.Motion;

/// <summary>When a changed part of the picture is a thing that lies there.</summary>
internal sealed record StillLimits
{
    public static readonly StillLimits Default = new();

    /// <summary>Brightness steps (of 255) from which a cell is another one. Noise and compression stay below.</summary>
    public float Difference { get; init; } = 18;

    /// <summary>The quick background follows within this time: what it agrees with does not move.</summary>
    public TimeSpan Quick { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The slow background follows within this time where it agrees with the picture: daylight.</summary>
    public TimeSpan Slow { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>... and within this time where it does not: what lies there so long belongs to the scene.</summary>
    public TimeSpan Absorb { get; init; } = TimeSpan.FromHours(12);

    /// <summary>A cell must differ and stay the same for this long.</summary>
    public TimeSpan Settle { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>Seen without its object for this long, a spot is empty again.</summary>
    public TimeSpan Empty { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>More of the picture than this changed at once is light, or a camera that was moved: everything is learned anew.</summary>
    public float WholePicture { get; init; } = 0.6f;

    public int LeastCells { get; init; } = 6;
}
