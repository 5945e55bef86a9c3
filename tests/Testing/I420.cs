namespace EdgeGateway.Testing;

/// <summary>Drawn pictures as a decoder hands them over: YUV 4:2:0 in three planes, as JPEG has it. Gray stays exactly what it was.</summary>
public static class I420
{
    /// <param name="bgr">Three bytes a pixel, rows without gaps.</param>
    public static byte[] Of(ReadOnlySpan<byte> bgr, int width, int height)
    {
        var (across, down) = ((width + 1) / 2, (height + 1) / 2);
        var planes = new byte[(width * height) + (2 * across * down)];
        Span<byte> u = planes.AsSpan(width * height, across * down), v = planes.AsSpan((width * height) + (across * down));
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
                planes[(y * width) + x] = Round(Luma(bgr, (y * width) + x));
        }
        for (var block = 0; block < u.Length; block++)
            (u[block], v[block]) = Differences(bgr, (width, height), block % across * 2, block / across * 2);
        return planes;
    }

    /// <summary>Mean of the block's pixels that are in the picture.</summary>
    private static (byte U, byte V) Differences(ReadOnlySpan<byte> bgr, (int Width, int Height) size, int left, int top)
    {
        double u = 0, v = 0;
        var pixels = 0;
        for (var y = top; y < Math.Min(top + 2, size.Height); y++)
        {
            for (var x = left; x < Math.Min(left + 2, size.Width); x++, pixels++)
            {
                var at = (y * size.Width) + x;
                u += (bgr[at * 3] - Luma(bgr, at)) / 1.772;
                v += (bgr[(at * 3) + 2] - Luma(bgr, at)) / 1.402;
            }
        }
        return (Round(128 + (u / pixels)), Round(128 + (v / pixels)));
    }

    private static double Luma(ReadOnlySpan<byte> bgr, int pixel) => (0.114 * bgr[pixel * 3]) + (0.587 * bgr[(pixel * 3) + 1]) + (0.299 * bgr[(pixel * 3) + 2]);

    private static byte Round(double value) => (byte)Math.Clamp(Math.Round(value), 0, 255);
}
