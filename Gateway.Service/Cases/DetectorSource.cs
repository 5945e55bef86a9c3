using EdgeGateway.Vision;
using EdgeGateway.Vision.Inference;

namespace EdgeGateway.Service.Cases;

/// <summary>Gives a camera another detector than that of its model file; for tests.</summary>
internal sealed record DetectorSource(Func<CameraOptions, DetectorChoice> Open);
