namespace EdgeGateway.Vision.Tracking;

/// <summary>How much a box looks like the next sighting of a followed object: 0 (never) to 1.</summary>
internal static class Likeness
{
    private const float LooseOverlap = 0.15f;
    private const float StrictOverlap = 0.3f;

    /// <summary>How many of its own sizes an object may be off its predicted place after a second. A car that drives off does one.</summary>
    private const float SizesASecond = 1.5f;

    /// <summary>
    /// Where it was last counts for this much of where it should be by now: a thing may have stopped, but when two cross, each is where the other was a moment ago.
    /// </summary>
    private const float ShareOfLast = 0.3f;

    /// <summary>Sightings from which its speed is known.</summary>
    private const int KnownSpeed = 3;

    /// <summary>Overlap; when pictures are far apart also nearness, worth less than any overlap. Who is of another height is less likely the same.</summary>
    public static float Loose(Followed followed, in Box predicted, in Box box, TimeSpan at)
    {
        var last = followed.Hits < KnownSpeed ? 1 : ShareOfLast;
        var overlap = Math.Max(predicted.Iou(box), last * followed.Box.Iou(box));
        var like = overlap >= LooseOverlap ? overlap : Nearness(predicted, box, at - followed.LastSeen);
        if (like <= 0)
            return 0;
        var size = Math.Min(box.Height, followed.Box.Height) / Math.Max(box.Height, followed.Box.Height);
        return like * size * size;
    }

    public static float Strict(Followed followed, in Box predicted, in Box box, TimeSpan at)
    {
        var overlap = Math.Max(predicted.Iou(box), followed.Box.Iou(box));
        return overlap >= StrictOverlap ? overlap : 0;
    }

    private static float Nearness(in Box predicted, in Box box, TimeSpan apart)
    {
        var size = Math.Max(predicted.Width, predicted.Height);
        var reach = size * SizesASecond * (float)Math.Clamp(apart.TotalSeconds, 0.1, 1.5);
        var (x, y) = (predicted.Foot.X - box.Foot.X, predicted.Foot.Y - box.Foot.Y);
        var square = (x * x) + (y * y);
        if (square >= reach * reach)
            return 0;
        var ratio = box.Area / Math.Max(predicted.Area, 1e-9f);
        return ratio is < 0.5f or > 2f ? 0 : LooseOverlap * (1 - (MathF.Sqrt(square) / reach));
    }
}
