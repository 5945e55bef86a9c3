using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Configuration;

/// <summary>Regions of a camera's picture: rectangles that are there and worth looking at.</summary>
internal static class RegionRule
{
    /// <summary>Each is a look of its own: more than this and the whole picture with a larger model is cheaper.</summary>
    private const int Most = 8;

    /// <summary>Of the picture's width and height. Less has too few pixels to be anything.</summary>
    private const float Smallest = 0.05f;

    public static IEnumerable<ConfigurationError> Run(IReadOnlyList<IReadOnlyList<float>> regions, string path)
    {
        if (regions.Count > Most)
            yield return new(path, $"最多 {Most} 个区域，实际 {regions.Count} 个。", $"At most {Most} regions, there are {regions.Count}.");
        for (var i = 0; i < regions.Count; i++)
        {
            if (Objection(regions[i]) is { } wrong)
                yield return new($"{path}[{i}]", wrong);
        }
    }

    private static Bilingual? Objection(IReadOnlyList<float> region)
    {
        if (region.Count != 4)
            return new("区域是四个数 [左, 上, 右, 下]。", "A region is four numbers [left, top, right, bottom].");
        if (region.Any(side => side is < 0 or > 1))
            return new("坐标是画面的比例，必须在 0 到 1 之间。", "Coordinates are parts of the picture, between 0 and 1.");
        return region[2] - region[0] < Smallest || region[3] - region[1] < Smallest
            ? new($"右要大于左，下要大于上，宽和高至少占画面的 {Smallest:0.##}。", $"Right must be beyond left and bottom beyond top, each by at least {Smallest:0.##} of the picture.")
            : null;
    }
}
