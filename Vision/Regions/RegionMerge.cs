using EdgeGateway.Vision.Inference;
using EdgeGateway.Vision.Tracking;

namespace EdgeGateway.Vision.Regions;

/// <summary>
/// Puts together what the whole picture and its regions show, so that one thing is there once. Suppression within one source is the detector's own affair; here only things of different sources
/// are compared. What a region shows whole is believed before the whole picture, which shows it smaller; what the region's border cuts off is believed last. Pure.
/// </summary>
internal static class RegionMerge
{
    /// <summary>Two views of one thing share at least this much; less than within one picture, because a small thing's box is rough in the whole picture.</summary>
    private const float Same = 0.45f;

    /// <summary>Of different label groups: the whole picture takes for something else what the region sees better.</summary>
    private const float SameSpot = 0.8f;

    /// <summary>A cut-off piece of something lies in it by this part.</summary>
    private const float Within = 0.6f;
    private const float Bigger = 1.2f;

    /// <summary>Two pieces of one thing on both sides of a border lie no further apart, and share this part of their extent along it.</summary>
    private const float Gap = 0.01f;
    private const float Aligned = 0.6f;

    /// <param name="whole">Found in the whole picture.</param>
    /// <param name="parts">By region, in picture coordinates.</param>
    public static IReadOnlyList<Detection> Join(IReadOnlyList<Detection> whole, IReadOnlyList<IReadOnlyList<RegionFinding>> parts)
    {
        var found = parts.SelectMany((part, i) => part.Select(one => new Piece(one.Detection, i + 1, one.IsCut))).OrderByDescending(piece => piece.Detection.Score).ToList();
        var kept = new List<Piece>(found.Count + whole.Count);
        foreach (var piece in found.Where(piece => !piece.IsCut))
            Add(kept, piece, IsSame);
        foreach (var detection in whole)
            Add(kept, new Piece(detection, 0, false), IsSame);
        foreach (var piece in found.Where(piece => piece.IsCut))
            Add(kept, piece, IsPiece);
        return [.. kept.Select(piece => piece.Detection)];
    }

    private static void Add(List<Piece> kept, Piece piece, Func<Piece, Piece, bool> isSame)
    {
        var at = kept.FindIndex(other => other.Source != piece.Source && isSame(other, piece));
        if (at < 0)
        {
            kept.Add(piece);
            return;
        }
        var first = kept[at].Detection;
        var box = kept[at].IsCut ? Union(first.Box, piece.Detection.Box) : first.Box;
        // Seen in this picture by one of them is seen in this picture.
        kept[at] = kept[at] with { Detection = first with { Box = box, Score = Math.Max(first.Score, piece.Detection.Score), Held = first.Held && piece.Detection.Held } };
    }

    private static bool IsSame(Piece better, Piece other)
    {
        var overlap = better.Detection.Box.Iou(other.Detection.Box);
        return overlap > Same && (better.Group == other.Group || (other.Source == 0 && overlap > SameSpot));
    }

    private static bool IsPiece(Piece whole, Piece piece)
    {
        if (whole.Group != piece.Group)
            return false;
        var (a, b) = (whole.Detection.Box, piece.Detection.Box);
        return (a.Shared(b) > Within * b.Area && b.Area <= a.Area * Bigger) || (whole.IsCut && IsOtherHalf(a, b));
    }

    /// <summary>Side by side or one above the other.</summary>
    private static bool IsOtherHalf(in Box a, in Box b)
    {
        var (across, down) = (Overlap(a.Left, a.Right, b.Left, b.Right), Overlap(a.Top, a.Bottom, b.Top, b.Bottom));
        return (across >= -Gap && down >= Aligned * Math.Max(a.Height, b.Height)) || (down >= -Gap && across >= Aligned * Math.Max(a.Width, b.Width));
    }

    /// <summary>Below zero: how far apart they are.</summary>
    private static float Overlap(float from, float to, float otherFrom, float otherTo) => Math.Min(to, otherTo) - Math.Max(from, otherFrom);

    private static Box Union(in Box a, in Box b) =>
        new(Math.Min(a.Left, b.Left), Math.Min(a.Top, b.Top), Math.Max(a.Right, b.Right), Math.Max(a.Bottom, b.Bottom));

    private readonly record struct Piece(Detection Detection, int Source, bool IsCut)
    {
        public string Group { get; } = LabelGroups.Of(Detection.Label);
    }
}
