using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Vision.Capture;

/// <summary>Where the pictures come from this time.</summary>
/// <param name="Address">RTSP or file; null when there is none now.</param>
/// <param name="Note">Why it is not what was asked for, or why there is none.</param>
internal sealed record SourceChoice(CameraAddress? Address, Trouble? Note = null);
