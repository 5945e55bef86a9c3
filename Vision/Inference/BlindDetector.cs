using EdgeGateway.Vision.Capture;

namespace EdgeGateway.Vision.Inference;

/// <summary>Sees nothing: stands in where the native libraries cannot be loaded, so that the camera still runs and says what is missing.</summary>
internal sealed class BlindDetector : Detector
{
    public override string Name => "none";

    public override string Digest => "";

    public override IReadOnlyList<string> Labels => [];

    public override IReadOnlyList<Detection> Detect(Frame frame) => [];
}
