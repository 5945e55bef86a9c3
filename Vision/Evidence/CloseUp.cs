using EdgeGateway.Vision.Capture;
using OpenCvSharp;

namespace EdgeGateway.Vision.Evidence;

/// <summary>A part of a frame as a frame of its own: what is a few pixels to a model in the whole picture is large there.</summary>
internal static class CloseUp
{
    /// <param name="frame">Not disposed.</param>
    /// <param name="part">Brought to even pixels, because two by two share their colour; see the result's own place.</param>
    /// <returns>The new frame, and where it really lies.</returns>
    public static (Frame Frame, Rect Part) Of(Frame frame, Rect part)
    {
        var (left, top) = (part.X & ~1, part.Y & ~1);
        var (width, height) = (Math.Min((part.Right - left + 1) & ~1, frame.Width - left), Math.Min((part.Bottom - top + 1) & ~1, frame.Height - top));
        var format = frame.Format with { Width = width, Height = height };
        var cut = new Frame(new byte[format.Bytes], format, frame.StreamTime, frame.Epoch);
        Copy(frame.Luma, frame.Width, left, top, cut.Luma, width);
        Copy(frame.U, frame.Format.ChromaWidth, left / 2, top / 2, cut.U, format.ChromaWidth);
        Copy(frame.V, frame.Format.ChromaWidth, left / 2, top / 2, cut.V, format.ChromaWidth);
        return (cut, new Rect(left, top, width, height));
    }

    private static void Copy(ReadOnlySpan<byte> from, int across, int left, int top, Span<byte> to, int width)
    {
        for (var row = 0; (row + 1) * width <= to.Length; row++)
            from.Slice(((top + row) * across) + left, width).CopyTo(to[(row * width)..]);
    }
}
