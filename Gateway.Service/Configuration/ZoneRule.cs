using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Configuration;

/// <summary>What a zone must look like: three points or more, each <c>[x, y]</c> within the picture. Empty is the whole picture.</summary>
internal static class ZoneRule
{
    /// <summary>Where in the zone, and what; null when it is right.</summary>
    public static (string Where, Bilingual Message)? Objection(IReadOnlyList<IReadOnlyList<float>> zone)
    {
        if (zone.Count == 0)
            return null;
        for (var i = 0; i < zone.Count; i++)
        {
            if (zone[i].Count != 2)
                return ($"[{i}]", new("每个点是两个数 [x, y]。", "Every point is two numbers [x, y]."));
            if (zone[i].Any(part => part is < 0 or > 1))
                return ($"[{i}]", new("坐标是画面的比例，必须在 0 到 1 之间。", "Coordinates are parts of the picture, between 0 and 1."));
        }
        return zone.Count < 3 ? ("", new($"区域至少要三个点，实际 {zone.Count} 个。", $"A zone needs three points or more, it has {zone.Count}.")) : null;
    }
}
