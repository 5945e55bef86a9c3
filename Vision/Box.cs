namespace EdgeGateway.Vision;

/// <summary>Axis-parallel rectangle in relative picture coordinates: (0,0) top left, (1,1) bottom right.</summary>
public readonly record struct Box(float Left, float Top, float Right, float Bottom)
{
    public float Width => Right - Left;
    public float Height => Bottom - Top;
    public float Area => Math.Max(0, Width) * Math.Max(0, Height);

    /// <summary>Where the object stands on the ground: the middle of the lower edge.</summary>
    public PointF Foot => new((Left + Right) / 2, Bottom);

    /// <summary>True when they share anything.</summary>
    public bool Touches(Box other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;

    /// <summary>Area of what both cover.</summary>
    public float Shared(in Box other)
    {
        var width = Math.Min(Right, other.Right) - Math.Max(Left, other.Left);
        var height = Math.Min(Bottom, other.Bottom) - Math.Max(Top, other.Top);
        return width <= 0 || height <= 0 ? 0 : width * height;
    }

    /// <summary>Intersection over union, 0 to 1.</summary>
    public float Iou(Box other)
    {
        var shared = Shared(other);
        return shared <= 0 ? 0 : shared / (Area + other.Area - shared);
    }
}
