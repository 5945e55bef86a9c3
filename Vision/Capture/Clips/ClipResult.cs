using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Vision.Capture.Clips;

/// <summary>A clip, or why there is none.</summary>
/// <param name="Path">The MP4; null when there is none.</param>
/// <param name="From">UTC of its first picture: a key frame at or before what was asked for, or later when the film begins later.</param>
/// <param name="To">UTC of its end.</param>
/// <param name="Trouble">Why there is none.</param>
public sealed record ClipResult(string? Path, DateTimeOffset From, DateTimeOffset To, Trouble? Trouble)
{
    internal static ClipResult None(Trouble trouble) => new(null, default, default, trouble);
}
