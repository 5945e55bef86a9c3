namespace EdgeGateway.Vision.Tracking;

/// <summary>How far a thing got, in its own heights. Pure.</summary>
internal static class Travel
{
    /// <summary>A body's width in heights: pictures are not square, and a track does not know by how much.</summary>
    private const float WidthOfHeight = 0.4f;

    /// <summary>A box that began this close to the picture's border was cut off there: how far that end got nobody saw.</summary>
    private const float Border = 0.02f;

    /// <summary>
    /// Both ends of it must have moved, head and foot: when something hides the legs, or two boxes melt into one for a moment, only one does. Who comes in over the lower border is
    /// judged by the head.
    /// </summary>
    public static float Heights(in Box from, in Box to)
    {
        var (width, height) = (Math.Min(from.Width, to.Width), Math.Min(from.Height, to.Height));
        if (width <= 0 || height <= 0)
            return 0;
        var head = Distance(to.Left - from.Left, to.Top - from.Top, width, height);
        var foot = Distance(to.Right - from.Right, to.Bottom - from.Bottom, width, height);
        return (from.Top < Border, from.Bottom > 1 - Border) switch
        {
            (false, true) => head,
            (true, false) => foot,
            _ => Math.Min(head, foot),
        };
    }

    private static float Distance(float x, float y, float width, float height)
    {
        var (across, down) = (x / width * WidthOfHeight, y / height);
        return MathF.Sqrt((across * across) + (down * down));
    }
}
