namespace EdgeGateway.Vision.Capture.Clips;

/// <summary>A finished piece of film.</summary>
/// <param name="Path">Where.</param>
/// <param name="From">UTC of its first picture, by the box's clock when the connection's first picture arrived.</param>
/// <param name="To">UTC of its end.</param>
internal sealed record ClipSegment(string Path, DateTimeOffset From, DateTimeOffset To);
