namespace EdgeGateway.Vision.Inference;

/// <summary>One object as the model gave it: class number and corners in input pixels.</summary>
internal readonly record struct Finding(int Class, float Score, float Left, float Top, float Right, float Bottom)
{
    public float Area => Math.Max(0, Right - Left) * Math.Max(0, Bottom - Top);

    public float Iou(in Finding other)
    {
        var width = Math.Min(Right, other.Right) - Math.Max(Left, other.Left);
        var height = Math.Min(Bottom, other.Bottom) - Math.Max(Top, other.Top);
        if (width <= 0 || height <= 0)
            return 0;
        var shared = width * height;
        return shared / (Area + other.Area - shared);
    }
}
