using OpenCvSharp;

namespace EdgeGateway.Vision.Evidence;

/// <summary>Draws what a rule saw into a picture: zone yellow, box red, one line of text below.</summary>
internal static class Overlay
{
    private static readonly Scalar ZoneColour = new(0, 220, 255);
    private static readonly Scalar BoxColour = new(40, 40, 230);
    private static readonly Scalar TextColour = new(255, 255, 255);

    public static void Draw(Mat picture, IReadOnlyList<PointF> zone, Box box, string caption)
    {
        var stroke = Math.Max(2, picture.Width / 400);
        var corners = zone.Select(point => Pixel(picture, point.X, point.Y));
        Cv2.Polylines(picture, [corners], isClosed: true, ZoneColour, stroke, LineTypes.AntiAlias);
        Cv2.Rectangle(picture, Pixel(picture, box.Left, box.Top), Pixel(picture, box.Right, box.Bottom), BoxColour, stroke);
        Caption(picture, caption);
    }

    /// <summary>White on a dark bar, as wide as it has to be to fit.</summary>
    private static void Caption(Mat picture, string caption)
    {
        const HersheyFonts Font = HersheyFonts.HersheySimplex;
        var scale = 0.5 * Math.Max(1, picture.Width / 960.0);
        var size = Cv2.GetTextSize(caption, Font, scale, 1, out var below);
        if (size.Width > picture.Width - 12)
        {
            scale *= (picture.Width - 12.0) / size.Width;
            size = Cv2.GetTextSize(caption, Font, scale, 1, out below);
        }
        var height = Math.Min(size.Height + below + 8, picture.Height);
        using var bar = new Mat(picture, new Rect(0, picture.Height - height, picture.Width, height));
        bar.ConvertTo(bar, -1, 0.35);
        Cv2.PutText(picture, caption, new Point(6, picture.Height - below - 4), Font, scale, TextColour, 1, LineTypes.AntiAlias);
    }

    private static Point Pixel(Mat picture, float x, float y) => new(
        Math.Clamp((int)MathF.Round(x * picture.Width), 0, picture.Width - 1),
        Math.Clamp((int)MathF.Round(y * picture.Height), 0, picture.Height - 1));
}
