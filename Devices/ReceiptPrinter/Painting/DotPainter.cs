using System.Text;
using EdgeGateway.Protocols.EscPos;
using SkiaSharp;

namespace EdgeGateway.Devices.ReceiptPrinter.Painting;

/// <summary>Lines of text as dots.</summary>
internal static class DotPainter
{
    /// <summary>Grey darker than this becomes a dot. Above the middle, so that thin strokes of crowded characters stay.</summary>
    private const byte Darkest = 150;

    public static bool CanDraw(IReadOnlyList<FontFace> faces, Rune rune)
    {
        using var brush = new Brush(faces);
        return brush.Has(rune);
    }

    public static RasterImage Draw(IReadOnlyList<FontFace> faces, TextPicture line)
    {
        using var brush = new Brush(faces);
        using var bitmap = new SKBitmap(line.Width, line.Height, SKColorType.Gray8, SKAlphaType.Opaque);
        using var canvas = new SKCanvas(bitmap);
        using var ink = new SKPaint { Color = SKColors.Black, IsAntialias = true };
        canvas.Clear(SKColors.White);
        brush.Draw(canvas, line, 0, 0, ink);
        canvas.Flush();
        var (grey, stride) = (bitmap.GetPixelSpan().ToArray(), bitmap.RowBytes);
        return RasterImage.Of(line.Width, line.Height, (x, y) => grey[(y * stride) + x] < Darkest);
    }
}
