namespace EdgeGateway.Vision.CameraHealth;

/// <summary>How good a camera's pictures are, 0 (a fault shows) to 1. Immutable.</summary>
/// <param name="Parts">By the name of the fault that would bring it to 0; what cannot be told now, or is not looked for, is missing.</param>
public sealed record PictureQuality(IReadOnlyDictionary<string, double> Parts)
{
    /// <summary>The worst part: a sharp picture of a bag over the lens is no good picture.</summary>
    public double Grade => Parts.Values.Min();

    /// <summary>Name of the worst part.</summary>
    public string Worst => Parts.MinBy(static part => part.Value).Key;
}
