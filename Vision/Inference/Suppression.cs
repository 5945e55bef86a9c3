namespace EdgeGateway.Vision.Inference;

/// <summary>
/// Greedy non-maximum suppression, in place: of findings of one class that overlap more than the limit only the best stays. Classes do not suppress one another: that one thing
/// stands at one spot is for tracking to know (<see cref="Tracking.GroupedDetections"/>), the detector tells what the model says.
/// </summary>
internal static class Suppression
{
    public static void Apply(List<Finding> findings, float overlap)
    {
        findings.Sort(static (a, b) => b.Score.CompareTo(a.Score));
        var kept = 0;
        for (var i = 0; i < findings.Count; i++)
        {
            var candidate = findings[i];
            var repeated = false;
            for (var k = 0; k < kept && !repeated; k++)
                repeated = findings[k].Class == candidate.Class && findings[k].Iou(candidate) > overlap;
            if (!repeated)
                findings[kept++] = candidate;
        }
        findings.RemoveRange(kept, findings.Count - kept);
    }
}
