namespace EdgeGateway.Vision.Rules;

/// <summary>Plane geometry of a drawn zone. Points in order, first not repeated; may be concave, must not cross itself.</summary>
internal static class Polygon
{
    /// <summary>True inside; a point on the border may be either.</summary>
    public static bool Contains(IReadOnlyList<PointF> polygon, PointF point)
    {
        var inside = false;
        for (int i = 0, j = polygon.Count - 1; i < polygon.Count; j = i++)
        {
            var (a, b) = (polygon[i], polygon[j]);
            if (a.Y > point.Y != b.Y > point.Y && point.X < ((b.X - a.X) * (point.Y - a.Y) / (b.Y - a.Y)) + a.X)
                inside = !inside;
        }
        return inside;
    }

    /// <summary>Part of the box that lies inside, 0 to 1.</summary>
    public static float PartInside(IReadOnlyList<PointF> polygon, in Box box)
    {
        if (box.Area <= 0)
            return 0;
        // Cut the polygon at the four sides of the box in turn (Sutherland and Hodgman): what is left is the common part.
        var rest = new List<PointF>(polygon);
        var (left, top, right, bottom) = box;
        rest = Cut(rest, point => point.X - left);
        rest = Cut(rest, point => right - point.X);
        rest = Cut(rest, point => point.Y - top);
        rest = Cut(rest, point => bottom - point.Y);
        return Math.Clamp(Area(rest) / box.Area, 0, 1);
    }

    /// <summary>Area, whatever the direction of the points.</summary>
    public static float Area(IReadOnlyList<PointF> polygon)
    {
        var twice = 0f;
        for (int i = 0, j = polygon.Count - 1; i < polygon.Count; j = i++)
            twice += (polygon[j].X * polygon[i].Y) - (polygon[i].X * polygon[j].Y);
        return Math.Abs(twice) / 2;
    }

    /// <summary>The part on the side where <paramref name="side"/> is not negative.</summary>
    private static List<PointF> Cut(List<PointF> polygon, Func<PointF, float> side)
    {
        var kept = new List<PointF>(polygon.Count + 4);
        for (int i = 0, j = polygon.Count - 1; i < polygon.Count; j = i++)
        {
            var (from, to) = (side(polygon[j]), side(polygon[i]));
            if (from < 0 != to < 0)
            {
                var share = from / (from - to);
                kept.Add(new PointF(
                    polygon[j].X + (share * (polygon[i].X - polygon[j].X)), polygon[j].Y + (share * (polygon[i].Y - polygon[j].Y))));
            }
            if (to >= 0)
                kept.Add(polygon[i]);
        }
        return kept;
    }
}
