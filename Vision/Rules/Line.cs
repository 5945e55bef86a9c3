namespace EdgeGateway.Vision.Rules;

/// <summary>A drawn line. Left and right are those of somebody who walks from its first point to its second, in the picture (y grows downwards).</summary>
internal sealed class Line(PointF from, PointF to)
{
    private readonly float _length = MathF.Max(MathF.Sqrt(((to.X - from.X) * (to.X - from.X)) + ((to.Y - from.Y) * (to.Y - from.Y))), 1e-6f);

    /// <summary>Null for anything but two points.</summary>
    public static Line? Of(IReadOnlyList<IReadOnlyList<float>> points) =>
        points is [[var fromX, var fromY], [var toX, var toY]] ? new Line(new PointF(fromX, fromY), new PointF(toX, toY)) : null;

    /// <summary>How far on the left of the line, made long; negative on the right.</summary>
    public float DistanceToLeft(PointF point) =>
        (((to.Y - from.Y) * (point.X - from.X)) - ((to.X - from.X) * (point.Y - from.Y))) / _length;

    /// <summary>True when the way between the points passes between the ends of the line.</summary>
    public bool IsCrossed(PointF a, PointF b)
    {
        var (sideA, sideB) = (DistanceToLeft(a), DistanceToLeft(b));
        if (sideA > 0 == sideB > 0)
            return false;
        var share = sideA / (sideA - sideB);
        var (x, y) = (a.X + (share * (b.X - a.X)), a.Y + (share * (b.Y - a.Y)));
        var along = (((to.X - from.X) * (x - from.X)) + ((to.Y - from.Y) * (y - from.Y))) / (_length * _length);
        return along is >= 0 and <= 1;
    }
}
