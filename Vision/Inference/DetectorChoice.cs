using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Vision.Inference;

/// <summary>The detector a camera gets, and why it is not the one that was asked for.</summary>
/// <param name="Detector">Always usable. The people detector built into OpenCV when the model cannot be used.</param>
/// <param name="Trouble">Null when the camera got what it asked for.</param>
public sealed record DetectorChoice(Detector Detector, Trouble? Trouble);
