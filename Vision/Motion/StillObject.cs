using EdgeGateway.Vision.Tracking;

namespace EdgeGateway.Vision.Motion;

/// <summary>A part of the picture that changed and has stayed as it is since.</summary>
internal sealed class StillObject(int id, Box box, float contrast, Moment first, Moment last)
{
    public int Id { get; } = id;
    public Box Box { get; private set; } = box;

    /// <summary>How much it stands out, 0 to 1: stands in for a score.</summary>
    public float Contrast { get; private set; } = contrast;

    public Moment First { get; } = first;
    public Moment Last { get; private set; } = last;

    /// <summary>Seen in the latest picture, nothing in front.</summary>
    public bool IsVisible { get; private set; } = true;

    public TimeSpan SeenEmpty { get; private set; }

    /// <summary>The cells it changes settle one after the other, so its beginning is known to a second or two.</summary>
    public TimeSpan Uncertainty(Moment now) => TimeSpan.FromSeconds(2) + (now.At - Last.At) + (now.Blind - First.Blind);

    public void See(Box box, float contrast, Moment now) =>
        (Box, Contrast, Last, IsVisible, SeenEmpty) = (box, contrast, now, true, TimeSpan.Zero);

    /// <param name="hidden">Something is in front: that proves nothing.</param>
    public void Miss(TimeSpan step, bool hidden)
    {
        IsVisible = false;
        if (!hidden)
            SeenEmpty += step;
    }
}
