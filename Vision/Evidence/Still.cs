namespace EdgeGateway.Vision.Evidence;

/// <summary>One JPEG picture kept as evidence.</summary>
/// <param name="Name">File name without folder, like <c>threshold-overlay.jpg</c>.</param>
/// <param name="Jpeg">Encoded picture, masks burned in.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="TakenAt">UTC by the gateway's clock.</param>
public sealed record Still(string Name, ReadOnlyMemory<byte> Jpeg, int Width, int Height, DateTimeOffset TakenAt)
{
    /// <summary>What was made unrecognisable in it; null: nothing was looked for.</summary>
    public Hidden? Hidden { get; init; }
}
