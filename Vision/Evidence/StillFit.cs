using OpenCvSharp;

namespace EdgeGateway.Vision.Evidence;

/// <summary>Makes a JPEG small enough to travel. The original stays what it is.</summary>
public static class StillFit
{
    private const int Quality = 80;
    private const int NarrowestWidth = 64;

    /// <returns>Null for what is no picture, or would show nothing any more.</returns>
    public static byte[]? Shrink(ReadOnlyMemory<byte> jpeg, int maxBytes)
    {
        using var whole = Cv2.ImDecode(jpeg.Span, ImreadModes.Color);
        if (whole.Empty())
            return null;
        var (width, height) = (whole.Width, whole.Height);
        for (var scale = 1.0; width * scale >= NarrowestWidth;)
        {
            using var smaller = new Mat();
            Cv2.Resize(whole, smaller, new Size(Math.Max(1, (int)(width * scale)), Math.Max(1, (int)(height * scale))), 0, 0, InterpolationFlags.Area);
            Cv2.ImEncode(".jpg", smaller, out var bytes, [(int)ImwriteFlags.JpegQuality, Quality]);
            if (bytes.Length <= maxBytes)
                return bytes;
            // Bytes go with the area, nearly; a little more so that it seldom takes a third try.
            scale *= Math.Min(0.9, Math.Sqrt((double)maxBytes / bytes.Length) * 0.95);
        }
        return null;
    }
}
