using System.Buffers;
using EdgeGateway.Vision.Capture;
using EdgeGateway.Vision.Inference;

namespace EdgeGateway.Vision.Regions;

/// <summary>
/// A region in pixels of one picture, on even columns and rows because colour comes in blocks of two by two. Cuts the region out as a frame of its own, so that whatever looks at pictures can
/// look at it, and brings back what was found.
/// </summary>
internal readonly record struct PictureRegion(int Left, int Top, int Right, int Bottom, int PictureWidth, int PictureHeight)
{
    /// <summary>A box that ends this close to a border of the region, in parts of it, is taken for cut off there.</summary>
    private const float Edge = 0.02f;

    public static PictureRegion Of(Frame frame, in Box box)
    {
        var (left, right) = Span(box.Left, box.Right, frame.Width);
        var (top, bottom) = Span(box.Top, box.Bottom, frame.Height);
        return new PictureRegion(left, top, right, bottom, frame.Width, frame.Height);
    }

    /// <summary>A copy in pooled memory; the caller disposes it. A copy of some hundred kilobytes costs a hundredth of the look it is made for.</summary>
    public Frame Cut(Frame frame)
    {
        var format = new PictureFormat(Right - Left, Bottom - Top, frame.Format.Colour);
        var part = new Frame(ArrayPool<byte>.Shared.Rent(format.Bytes), format, frame.StreamTime, frame.Epoch, buffer => ArrayPool<byte>.Shared.Return(buffer));
        Copy(frame.Luma, frame.Width, part.Luma, (Left, Top, format.Width, format.Height));
        var (left, top) = (Left / 2, Top / 2);
        Copy(frame.U, frame.Format.ChromaWidth, part.U, (left, top, format.ChromaWidth, format.ChromaHeight));
        Copy(frame.V, frame.Format.ChromaWidth, part.V, (left, top, format.ChromaWidth, format.ChromaHeight));
        return part;
    }

    /// <summary>From parts of the region to parts of the picture.</summary>
    public Box Back(in Box box) => new(
        (Left + (box.Left * (Right - Left))) / PictureWidth,
        (Top + (box.Top * (Bottom - Top))) / PictureHeight,
        (Left + (box.Right * (Right - Left))) / PictureWidth,
        (Top + (box.Bottom * (Bottom - Top))) / PictureHeight);

    /// <summary>True when a border of the region that is no border of the picture may cut off a thing, given in parts of the region.</summary>
    public bool IsCut(in Box box) =>
        (Left > 0 && box.Left < Edge) || (Top > 0 && box.Top < Edge)
        || (Right < PictureWidth && box.Right > 1 - Edge) || (Bottom < PictureHeight && box.Bottom > 1 - Edge);

    private static (int From, int To) Span(float from, float to, int pixels)
    {
        // A border that falls on a pixel must not take in the next one because of the last digit.
        const float Digit = 0.01f;
        var first = Math.Clamp((int)((from * pixels) + Digit) & ~1, 0, Math.Max(0, (pixels - 2) & ~1));
        var last = ((int)MathF.Ceiling((to * pixels) - Digit) + 1) & ~1;
        return (first, Math.Clamp(last, Math.Min(first + 2, pixels), pixels));
    }

    private static void Copy(ReadOnlySpan<byte> from, int stride, Span<byte> to, (int Left, int Top, int Width, int Height) part)
    {
        for (var row = 0; row < part.Height; row++)
            from.Slice(((part.Top + row) * stride) + part.Left, part.Width).CopyTo(to[(row * part.Width)..]);
    }
}
