using EdgeGateway.Vision.Inference;

namespace EdgeGateway.Vision.Regions;

/// <summary>What the detector found when it looked at a region on its own.</summary>
/// <param name="Region">Its number.</param>
/// <param name="Where">In this picture.</param>
/// <param name="Detections">In parts of the region.</param>
internal sealed record RegionAnswer(int Region, PictureRegion Where, IReadOnlyList<Detection> Detections)
{
    /// <summary>In picture coordinates.</summary>
    public IReadOnlyList<RegionFinding> Findings
    {
        get
        {
            var where = Where;
            return [.. Detections.Select(one => new RegionFinding(one with { Box = where.Back(one.Box) }, where.IsCut(one.Box)))];
        }
    }
}
