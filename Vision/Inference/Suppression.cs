namespace EdgeGateway.Vision.Inference;

/// <summary>Greedy non-maximum suppression, in place: of findings that overlap more than the limit only the best stays.</summary>
internal static class Suppression
{
    /// <param name="acrossClasses">True when the model gives one object under two classes instead of two boxes under one.</param>
    public static void Apply(List<Finding> findings, float overlap, bool acrossClasses)
    {
        findings.Sort(static (a, b) => b.Score.CompareTo(a.Score));
        var kept = 0;
        for (var i = 0; i < findings.Count; i++)
        {
            var candidate = findings[i];
            var repeated = false;
            for (var k = 0; k < kept && !repeated; k++)
                repeated = (acrossClasses || findings[k].Class == candidate.Class) && findings[k].Iou(candidate) > overlap;
            if (!repeated)
                findings[kept++] = candidate;
        }
        findings.RemoveRange(kept, findings.Count - kept);
    }
}
