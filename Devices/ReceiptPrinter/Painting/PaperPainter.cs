using System.Text;
using EdgeGateway.Protocols.EscPos;

namespace EdgeGateway.Devices.ReceiptPrinter.Painting;

/// <summary>Hands the encoder its painter. Nothing is loaded until something must be drawn.</summary>
public sealed class PaperPainter(ReceiptFonts fonts)
{
    /// <summary>With the usual fonts.</summary>
    public static PaperPainter Usual { get; } = new(ReceiptFonts.Usual);

    /// <summary>False: rare characters come out as 〓.</summary>
    public bool HasFont => fonts.Installed.Count > 0;

    /// <summary>For one receipt: the fonts are those installed now.</summary>
    public ReceiptPainter ForReceipt()
    {
        var faces = fonts.Installed;
        return new ReceiptPainter(rune => Knows(faces, rune), line => DotPainter.Draw(faces, line), QrDots.Draw);
    }

    private static bool Knows(IReadOnlyList<FontFace> faces, Rune rune) => faces.Count > 0 && DotPainter.CanDraw(faces, rune);
}
