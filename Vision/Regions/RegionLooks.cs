using EdgeGateway.Vision.Capture;
using EdgeGateway.Vision.Inference;
using EdgeGateway.Vision.Motion;

namespace EdgeGateway.Vision.Regions;

/// <summary>
/// The regions of a camera: which of them the detector must look at in a picture, and what it last saw in the others. A region without motion shows what it showed when it was last
/// looked at, so nothing that stands there is forgotten between two looks. Regions are looked at together with the whole picture, never without it.
/// </summary>
/// <param name="regions">In parts of the picture.</param>
/// <param name="gate">Null: every region is looked at in every picture.</param>
internal sealed class RegionLooks(IReadOnlyList<Box> regions, MotionGate? gate)
{
    private readonly IReadOnlyList<RegionFinding>[] _last = [.. regions.Select(_ => (IReadOnlyList<RegionFinding>)[])];

    public static IReadOnlyList<Box> Boxes(IReadOnlyList<IReadOnlyList<float>> corners) =>
        [.. corners.Select(corner => new Box(corner[0], corner[1], corner[2], corner[3]))];

    /// <summary>Regions the detector must look at: something moved, the last look is long ago, or there is doubt about something in it.</summary>
    /// <param name="all">Nothing is known that could be held on to.</param>
    public IReadOnlyList<int> Due(Frame frame, bool all, IReadOnlyList<Box> doubts)
    {
        if (regions.Count == 0)
            return [];
        return [.. Enumerable.Range(0, regions.Count).Where(i => all || gate is null || !gate.IsQuiet(frame, i) || doubts.Any(doubt => regions[i].Touches(doubt)))];
    }

    /// <summary>Where a region lies in this picture.</summary>
    public PictureRegion Where(Frame frame, int region) => PictureRegion.Of(frame, regions[region]);

    /// <summary>Everything the picture shows, each thing once.</summary>
    /// <param name="whole">Found in the whole picture.</param>
    /// <param name="answers">Regions that were looked at; the others show what they did, unless its own pixels changed.</param>
    public IReadOnlyList<Detection> Merge(Frame frame, IReadOnlyList<Detection> whole, IReadOnlyList<RegionAnswer> answers)
    {
        if (regions.Count == 0)
            return whole;
        var parts = new List<IReadOnlyList<RegionFinding>>(regions.Count);
        for (var i = 0; i < regions.Count; i++)
        {
            if (answers.FirstOrDefault(answer => answer.Region == i) is { } fresh)
            {
                gate?.Seen(frame, i);
                parts.Add(_last[i] = fresh.Findings);
            }
            else
            {
                parts.Add([.. _last[i].Where(one => gate is null || gate.IsStill(one.Detection.Box, i)).Select(Held)]);
            }
        }
        return RegionMerge.Join(whole, parts);
    }

    private static RegionFinding Held(RegionFinding one) => one with { Detection = one.Detection with { Held = true } };
}
