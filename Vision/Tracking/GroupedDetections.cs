using EdgeGateway.Vision.Inference;

namespace EdgeGateway.Vision.Tracking;

/// <summary>
/// Leaves one detection per object. A detector that cannot decide between car and truck, or between chair and table, gives the same box under both: one thing stands at one spot,
/// and is what it looks most like.
/// </summary>
internal static class GroupedDetections
{
    private const float SameObject = 0.7f;

    /// <summary>
    /// Of different groups: more than any two things that belong together share, like a rider and the bicycle, so that these stay two. The same box of a model under two classes
    /// shares all of it.
    /// </summary>
    private const float SameSpot = 0.8f;

    /// <summary>Best score first.</summary>
    public static List<Sighting> From(IReadOnlyList<Detection> detections)
    {
        var kept = new List<Sighting>(detections.Count);
        foreach (var detection in detections.OrderByDescending(detection => detection.Score))
        {
            var group = LabelGroups.Of(detection.Label);
            var repeated = false;
            for (var i = 0; i < kept.Count && !repeated; i++)
            {
                var overlap = kept[i].Box.Iou(detection.Box);
                repeated = overlap > SameObject && (overlap > SameSpot || kept[i].Group == group);
            }
            if (!repeated)
                kept.Add(new Sighting(detection, group, 0));
        }
        return kept;
    }
}
