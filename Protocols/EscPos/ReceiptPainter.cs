using System.Text;

namespace EdgeGateway.Protocols.EscPos;

/// <summary>Draws what a printer cannot print itself. Without one, 〓 and plain text stand in.</summary>
/// <param name="CanDraw">Asked only for characters the printer has no picture of.</param>
/// <param name="Text">A line as dots: <see cref="TextPicture.Width"/> wide, <see cref="TextPicture.Height"/> high.</param>
/// <param name="Qr">A QR code as dots; null when the data does not fit one.</param>
public sealed record ReceiptPainter(Func<Rune, bool> CanDraw, Func<TextPicture, RasterImage> Text, Func<string, int, RasterImage?> Qr);

/// <summary>One line to be drawn on the printer's own grid, so that columns stay columns.</summary>
public sealed record TextPicture(string Text, TextSize Size, bool Bold)
{
    /// <summary>Dots of one column.</summary>
    public const int Cell = 12;

    /// <summary>Dots of a character's height.</summary>
    public const int Em = 24;

    /// <summary>Dots between two lines of text.</summary>
    public const int Gap = 6;

    /// <summary>Factor of the width.</summary>
    public int Across => Size is TextSize.Wide or TextSize.Large ? 2 : 1;

    /// <summary>Factor of the height.</summary>
    public int Down => Size is TextSize.Tall or TextSize.Large ? 2 : 1;

    /// <summary>Dots; at least one column.</summary>
    public int Width => Math.Max(1, ColumnText.WidthOf(Text)) * Cell * Across;

    /// <summary>Dots, with the gap below.</summary>
    public int Height => (Em * Down) + Gap;
}
