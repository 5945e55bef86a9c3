using System.Text;
using EdgeGateway.Protocols.EscPos;
using SkiaSharp;

namespace EdgeGateway.Devices.ReceiptPrinter.Painting;

/// <summary>
/// Draws letters on the printer's grid. The only classes that touch SkiaSharp are this one and <see cref="ReceiptPicture"/>: its native
/// library (12 MB) is loaded with the first character that needs it, and on most tills never.
/// </summary>
internal sealed class Brush : IDisposable
{
    private const int Baseline = 21;
    private const int BoldBy = 1;
    private readonly IReadOnlyList<SKTypeface> _faces;
    private readonly IReadOnlyList<SKFont> _fonts;

    public Brush(IReadOnlyList<FontFace> faces)
    {
        _faces = [.. faces.Select(static face => SKTypeface.FromFile(face.Path, face.Face)).OfType<SKTypeface>()];
        _fonts = [.. _faces.Select(static face => new SKFont(face, TextPicture.Em) { Edging = SKFontEdging.Antialias, Hinting = SKFontHinting.Normal })];
    }

    public bool Has(Rune rune) => FontOf(rune) is not null;

    /// <summary>The line's upper left corner is at (x, y).</summary>
    public void Draw(SKCanvas canvas, TextPicture line, float x, float y, SKPaint ink)
    {
        canvas.Save();
        canvas.Translate(x, y);
        canvas.Scale(line.Across, line.Down);
        var column = 0;
        foreach (var rune in line.Text.EnumerateRunes())
        {
            var cells = rune.IsAscii ? 1 : 2;
            if (rune.Value != ' ' && FontOf(rune) is { } font)
                Draw(canvas, rune.ToString(), font, column * TextPicture.Cell, cells * TextPicture.Cell, line.Bold, ink);
            column += cells;
        }
        canvas.Restore();
    }

    public void Dispose()
    {
        foreach (var font in _fonts)
            font.Dispose();
        foreach (var face in _faces)
            face.Dispose();
    }

    private static void Draw(SKCanvas canvas, string text, SKFont font, int left, int width, bool bold, SKPaint ink)
    {
        var at = left + Math.Max(0, (width - font.MeasureText(text)) / 2);
        canvas.DrawText(text, at, Baseline, SKTextAlign.Left, font, ink);
        if (bold)
            canvas.DrawText(text, at + BoldBy, Baseline, SKTextAlign.Left, font, ink);
    }

    private SKFont? FontOf(Rune rune)
    {
        foreach (var font in _fonts)
        {
            if (font.ContainsGlyph(rune.Value))
                return font;
        }
        return null;
    }
}
