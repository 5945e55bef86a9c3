using EdgeGateway.Vision.Capture;
using OpenCvSharp;

namespace EdgeGateway.Vision.Evidence;

/// <summary>Pictures for a case: the frame with zone and box drawn, the same frame clean, and the object cut out.</summary>
internal static class StillMaker
{
    private const int JpegQuality = 90;

    /// <summary>Part of the object's size that the cut-out shows around it.</summary>
    private const float Surroundings = 0.5f;

    /// <param name="frame">Not disposed, not changed.</param>
    /// <param name="zone">Drawn.</param>
    /// <param name="box">Drawn, and cut out.</param>
    /// <param name="caption">One line, ASCII: the built-in font has nothing else.</param>
    /// <param name="takenAt">UTC.</param>
    /// <param name="concealer">Hides what must not be shown; null: nothing is to be hidden.</param>
    public static IReadOnlyList<Still> Make(Frame frame, IReadOnlyList<PointF> zone, Box box, string caption, DateTimeOffset takenAt, Concealer? concealer = null)
    {
        using var clean = BgrPicture.Of(frame);
        var hidden = concealer?.Hide(frame, clean, [box]);
        using var drawn = clean.Clone();
        Overlay.Draw(drawn, zone, box, caption);
        using var cutOut = new Mat(clean, Around(box, frame.Width, frame.Height));
        return [Encode("overlay.jpg", drawn, takenAt, hidden), Encode("clean.jpg", clean, takenAt, hidden), Encode("crop.jpg", cutOut, takenAt, hidden)];
    }

    /// <summary>One JPEG of the frame.</summary>
    /// <param name="subjects">What it is about.</param>
    public static Still Plain(Frame frame, string name, DateTimeOffset takenAt, Concealer? concealer = null, IEnumerable<Box>? subjects = null)
    {
        using var picture = BgrPicture.Of(frame);
        return Encode(name, picture, takenAt, concealer?.Hide(frame, picture, subjects ?? []));
    }

    /// <summary>The object out of a picture that was encoded before.</summary>
    public static Still CutOut(Still wide, string name, Box box)
    {
        using var picture = Cv2.ImDecode(wide.Jpeg.Span, ImreadModes.Color);
        using var cutOut = new Mat(picture, Around(box, picture.Width, picture.Height));
        return Encode(name, cutOut, wide.TakenAt, wide.Hidden);
    }

    /// <summary>Pixels of the box with its surroundings, cut at the border, never empty.</summary>
    internal static Rect Around(Box box, int width, int height)
    {
        var (marginX, marginY) = (box.Width * Surroundings, box.Height * Surroundings);
        var left = Math.Clamp((int)MathF.Round((box.Left - marginX) * width), 0, width - 1);
        var top = Math.Clamp((int)MathF.Round((box.Top - marginY) * height), 0, height - 1);
        var right = Math.Clamp((int)MathF.Round((box.Right + marginX) * width), left + 1, width);
        var bottom = Math.Clamp((int)MathF.Round((box.Bottom + marginY) * height), top + 1, height);
        return new Rect(left, top, right - left, bottom - top);
    }

    private static Still Encode(string name, Mat picture, DateTimeOffset takenAt, Hidden? hidden)
    {
        Cv2.ImEncode(".jpg", picture, out var jpeg, [(int)ImwriteFlags.JpegQuality, JpegQuality]);
        return new Still(name, jpeg, picture.Width, picture.Height, takenAt) { Hidden = hidden };
    }
}
