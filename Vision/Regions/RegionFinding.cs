using EdgeGateway.Vision.Inference;

namespace EdgeGateway.Vision.Regions;

/// <summary>Something a region showed, in picture coordinates.</summary>
/// <param name="IsCut">A border of the region may cut it off.</param>
internal readonly record struct RegionFinding(Detection Detection, bool IsCut);
