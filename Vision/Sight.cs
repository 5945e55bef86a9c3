using EdgeGateway.Protocols.Messages;
using EdgeGateway.Vision.Capture;
using EdgeGateway.Vision.Inference;

namespace EdgeGateway.Vision;

/// <summary>
/// One camera's eyes: frame in, detections, tracks and new candidates out. Not thread-safe: one caller, frames in order.
/// Does not dispose the frame.
/// </summary>
public sealed class Sight(CameraOptions camera, DetectorChoice detector, TimeProvider clock)
{
    /// <summary>Why the camera sees less than it was asked to, or null.</summary>
    public Trouble? Trouble => detector.Trouble;

    public SightResult Look(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        _ = (camera, clock);
        return new SightResult(detector.Detector.Detect(frame), [], [], []);
    }
}
