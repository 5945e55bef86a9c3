namespace EdgeGateway.Service.Web.Zones;

/// <summary>Points of a shape and what a pen does to them. Pure.</summary>
internal static class Pen
{
    /// <returns>The chosen point afterwards, -1 for none.</returns>
    public static int Apply(List<double[]> points, PenStroke stroke, bool isLine)
    {
        // Rounded as the file has it, so that what is shown is what is saved.
        double[] at = [Math.Round(stroke.X, 3), Math.Round(stroke.Y, 3)];
        var known = stroke.Index >= 0 && stroke.Index < points.Count;
        switch (stroke.Word)
        {
            case "move" when known:
                points[stroke.Index] = at;
                return stroke.Index;
            case "choose" when known:
                return stroke.Index;
            case "insert" when known:
                points.Insert(stroke.Index + 1, at);
                return stroke.Index + 1;
            case "remove" when known:
                points.RemoveAt(stroke.Index);
                return -1;
            case "add" when !isLine || points.Count < 2:
                points.Add(at);
                return points.Count - 1;
            default:
                return -1;
        }
    }
}
