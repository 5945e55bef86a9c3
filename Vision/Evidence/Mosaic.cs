using OpenCvSharp;

namespace EdgeGateway.Vision.Evidence;

/// <summary>Makes a part of a picture unrecognisable: it becomes a few squares of its mean colours. What was averaged away cannot be brought back.</summary>
internal static class Mosaic
{
    /// <summary>Squares along the longer side of a face or plate: too few to know it by.</summary>
    private const int Squares = 6;

    /// <summary>Along the longer side of a whole picture: vehicles can be told from people, a face is a square or two.</summary>
    private const int SquaresOfAWhole = 40;

    private const int LeastPixels = 8;

    public static void Whole(Mat picture) => Draw(picture, new Rect(0, 0, picture.Width, picture.Height), SquaresOfAWhole);

    public static void Part(Mat picture, Rect part) => Draw(picture, part, Squares);

    private static void Draw(Mat picture, Rect part, int squares)
    {
        var side = Math.Max(LeastPixels, (Math.Max(part.Width, part.Height) + squares - 1) / squares);
        using var region = new Mat(picture, part);
        using var few = new Mat();
        Cv2.Resize(region, few, new Size(Math.Max(1, part.Width / side), Math.Max(1, part.Height / side)), 0, 0, InterpolationFlags.Area);
        // Same size and type: written where the region is.
        Cv2.Resize(few, region, region.Size(), 0, 0, InterpolationFlags.Nearest);
    }
}
