using EdgeGateway.Vision.Inference;

namespace EdgeGateway.Vision.Tracking;

/// <summary>Leaves one detection per object: a detector that cannot decide between car and truck gives both.</summary>
internal static class GroupedDetections
{
    private const float SameObject = 0.7f;

    /// <summary>Best score first.</summary>
    public static List<Sighting> From(IReadOnlyList<Detection> detections)
    {
        var kept = new List<Sighting>(detections.Count);
        foreach (var detection in detections.OrderByDescending(detection => detection.Score))
        {
            var group = LabelGroups.Of(detection.Label);
            var repeated = false;
            for (var i = 0; i < kept.Count && !repeated; i++)
                repeated = kept[i].Group == group && kept[i].Box.Iou(detection.Box) > SameObject;
            if (!repeated)
                kept.Add(new Sighting(detection, group, 0));
        }
        return kept;
    }
}
