using EdgeGateway.Protocols.EscPos;
using SkiaSharp;

namespace EdgeGateway.Devices.ReceiptPrinter.Painting;

/// <summary>A receipt as people see it: paper with what the printer's bytes put on it, dot by dot, as PNG.</summary>
public static class ReceiptPicture
{
    private const int Side = 28;
    private const int Top = 36;
    private const int Bottom = 56;
    private const int Tooth = 8;
    private static readonly SKColor Paper = new(0xFB, 0xFA, 0xF6);
    private static readonly SKColor Ink = new(0x22, 0x22, 0x26);
    private static readonly SKColor Edge = new(0xCF, 0xCC, 0xC2);

    /// <param name="receipt">What stands on the paper.</param>
    /// <param name="dots">Dots of a line: 384 for 58 mm, 576 for 80 mm.</param>
    /// <param name="fonts">Fonts to draw with; null: the usual ones. Characters nobody has stay white.</param>
    public static byte[] Png(RenderedReceipt receipt, int dots, ReceiptFonts? fonts = null)
    {
        var height = Top + Bottom + receipt.Lines.Sum(HeightOf);
        using var brush = new Brush((fonts ?? ReceiptFonts.Usual).Installed);
        using var bitmap = new SKBitmap(dots + (2 * Side), height, SKColorType.Rgba8888, SKAlphaType.Premul);
        using var canvas = new SKCanvas(bitmap);
        using var ink = new SKPaint { Color = Ink, IsAntialias = true };
        canvas.Clear(SKColors.Transparent);
        DrawPaper(canvas, bitmap.Width, height, receipt.Cut);
        var y = Top;
        foreach (var line in receipt.Lines)
        {
            Draw(canvas, brush, line, dots, y, ink);
            y += HeightOf(line);
        }
        canvas.Flush();
        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    private static int HeightOf(RenderedLine line) => line switch
    {
        { Image: { } image } => image.Height,
        { QrCode: true } => (QrDots.Draw(line.Text, Math.Max(1, line.Module))?.Height ?? 0) + TextPicture.Gap,
        { Barcode: not null } => line.BarHeight + TextPicture.Gap,
        _ => (TextPicture.Em * line.Height) + TextPicture.Gap,
    };

    private static void Draw(SKCanvas canvas, Brush brush, RenderedLine line, int dots, int y, SKPaint ink)
    {
        switch (line)
        {
            case { Image: { } image }:
                Draw(canvas, image, Side + Place(line.Align, dots, image.Width), y, ink);
                break;
            case { QrCode: true } when QrDots.Draw(line.Text, Math.Max(1, line.Module)) is { } qr:
                Draw(canvas, qr, Side + Place(line.Align, dots, qr.Width), y, ink);
                break;
            case { Barcode: { } kind }:
                DrawBars(canvas, BarcodeBars.Of(kind, line.Text) ?? [], line, dots, y, ink);
                break;
            default:
                var text = new TextPicture(line.Text, SizeOf(line), line.Bold);
                brush.Draw(canvas, text, Side + Place(line.Align, dots, line.Text.Length == 0 ? 0 : text.Width), y, ink);
                break;
        }
    }

    private static TextSize SizeOf(RenderedLine line) => (line.Width > 1, line.Height > 1) switch
    {
        (true, true) => TextSize.Large,
        (true, false) => TextSize.Wide,
        (false, true) => TextSize.Tall,
        _ => TextSize.Normal,
    };

    private static void Draw(SKCanvas canvas, RasterImage image, int left, int top, SKPaint ink)
    {
        for (var y = 0; y < image.Height; y++)
        {
            for (var x = 0; x < image.Width; x++)
            {
                if (image[x, y])
                    canvas.DrawRect(left + x, top + y, 1, 1, ink);
            }
        }
    }

    private static void DrawBars(SKCanvas canvas, IReadOnlyList<bool> bars, RenderedLine line, int dots, int y, SKPaint ink)
    {
        var left = Side + Place(line.Align, dots, bars.Count * line.Module);
        for (var i = 0; i < bars.Count; i++)
        {
            if (bars[i])
                canvas.DrawRect(left + (i * line.Module), y, line.Module, line.BarHeight, ink);
        }
    }

    private static int Place(TextAlign align, int dots, int width) => align switch
    {
        TextAlign.Centre => Math.Max(0, dots - width) / 2,
        TextAlign.Right => Math.Max(0, dots - width),
        _ => 0,
    };

    private static void DrawPaper(SKCanvas canvas, int width, int height, bool cut)
    {
        using var outline = new SKPathBuilder();
        outline.MoveTo(0, 0);
        outline.LineTo(width, 0);
        outline.LineTo(width, height - Tooth);
        // A knife leaves a straight edge, a tear-off bar leaves teeth.
        for (var x = width; !cut && x > 0; x -= 2 * Tooth)
        {
            outline.LineTo(x - Tooth, height);
            outline.LineTo(Math.Max(0, x - (2 * Tooth)), height - Tooth);
        }
        outline.LineTo(0, height - Tooth);
        outline.Close();
        using var path = outline.Detach();
        using var fill = new SKPaint { Color = Paper, IsAntialias = true };
        using var line = new SKPaint { Color = Edge, IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = 2 };
        canvas.DrawPath(path, fill);
        canvas.DrawPath(path, line);
    }
}
