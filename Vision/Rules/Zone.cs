namespace EdgeGateway.Vision.Rules;

/// <summary>The part of the picture a rule is about.</summary>
internal sealed class Zone
{
    /// <summary>A box this close to the border of the picture is cut off there: where its foot really is nobody sees.</summary>
    private const float Border = 0.004f;

    /// <summary>A cut-off box is in the zone when this part of it is.</summary>
    private const float EnoughInside = 0.4f;

    private static readonly PointF[] WholePicture = [new(0, 0), new(1, 0), new(1, 1), new(0, 1)];

    private readonly bool _whole;

    /// <param name="corners">Pairs of x and y, 0 to 1. Fewer than three: the whole picture.</param>
    public Zone(IReadOnlyList<IReadOnlyList<float>> corners)
    {
        _whole = corners.Count < 3;
        Points = _whole ? WholePicture : [.. corners.Select(corner => new PointF(corner[0], corner[1]))];
    }

    public IReadOnlyList<PointF> Points { get; }

    /// <summary>The smallest rectangle that holds it.</summary>
    public Box Around => new(Points.Min(point => point.X), Points.Min(point => point.Y), Points.Max(point => point.X), Points.Max(point => point.Y));

    /// <summary>True when the object stands in the zone: its foot does, or enough of a box that the border of the picture cuts off.</summary>
    public bool Holds(in Box box) =>
        _whole || Polygon.Contains(Points, box.Foot) || (IsCutOff(box) && Polygon.PartInside(Points, box) >= EnoughInside);

    private static bool IsCutOff(in Box box) =>
        box.Left <= Border || box.Top <= Border || box.Right >= 1 - Border || box.Bottom >= 1 - Border;
}
