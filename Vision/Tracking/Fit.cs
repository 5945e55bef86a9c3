namespace EdgeGateway.Vision.Tracking;

/// <summary>How well a sighting fits a place.</summary>
internal static class Fit
{
    private const float Same = 0.5f;
    private const float Elsewhere = 0.2f;
    private const float InsidePart = 0.85f;
    private const float SmallestPart = 0.35f;
    private const float Covers = 0.5f;

    /// <summary>1 for the very same box, 0 for none of this place's business. A part of it that looks out behind an occluder fits a little.</summary>
    public static float Of(Place place, in Box box)
    {
        if (Apart(place.Anchor, box))
            return 0;
        var overlap = place.Anchor.Iou(box);
        if (overlap >= Same)
            return place.Origin.Iou(box) >= Same * 0.8f ? overlap : 0;
        return IsPart(place.Anchor, box) ? overlap * 0.5f : 0;
    }

    /// <summary>True when the sighting shows the whole thing, so that the anchor may learn from it.</summary>
    public static bool IsWhole(Place place, in Box box) => place.Anchor.Iou(box) >= Same;

    /// <summary>True when the box is too far off for its object to still stand on the place.</summary>
    public static bool IsElsewhere(Place place, in Box box) => place.Anchor.Iou(box) < Elsewhere;

    /// <summary>True when something that stands there would be hidden by the box.</summary>
    public static bool Hides(Place place, in Box box) => !Apart(place.Anchor, box) && place.Anchor.Shared(box) >= Covers * place.Anchor.Area;

    /// <summary>Most pairs are, and this is the cheapest way to know.</summary>
    private static bool Apart(in Box a, in Box b) => a.Right <= b.Left || b.Right <= a.Left || a.Bottom <= b.Top || b.Bottom <= a.Top;

    private static bool IsPart(in Box whole, in Box box) =>
        whole.Shared(box) >= InsidePart * box.Area && box.Area >= SmallestPart * whole.Area;
}
