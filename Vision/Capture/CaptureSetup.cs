namespace EdgeGateway.Vision.Capture;

/// <summary>How one camera's stream is fetched, and what else happens with it.</summary>
internal sealed record CaptureSetup
{
    public static readonly CaptureSetup Plain = new();

    public StreamOptions Stream { get; init; } = new();

    /// <summary>Null: no film is kept.</summary>
    public Clips.ClipRing? Ring { get; init; }

    /// <summary>Told once when the decoder could not write the film.</summary>
    public Action? FilmFailed { get; init; }

    /// <summary>One for all cameras of the box.</summary>
    public StallGuard Guard { get; init; } = StallGuard.Box;
}
