namespace EdgeGateway.Protocols.EscPos;

/// <summary>Where a line stands on the paper. The values are those of ESC a.</summary>
public enum TextAlign
{
    Left,
    Centre,
    Right,
}

/// <summary>Height and width of characters. Wide and large (twice as high and wide) ones take two columns each, Chinese ones four.</summary>
public enum TextSize
{
    Normal,
    Tall,
    Wide,
    Large,
}

/// <summary>One piece of a receipt. The set is closed.</summary>
public abstract record ReceiptPart
{
    private protected ReceiptPart() { }

    /// <summary>Text; wrapped on columns where it is too long, split at <c>\n</c>.</summary>
    public sealed record Line(string Text, TextAlign Align = TextAlign.Left, bool Bold = false, TextSize Size = TextSize.Normal) : ReceiptPart;

    /// <summary>Left and right edge of one line, like a name and its price. What does not fit continues below, the right part last.</summary>
    public sealed record TwoColumns(string Left, string Right, bool Bold = false) : ReceiptPart;

    /// <summary>A line of dashes over the whole width.</summary>
    public sealed record Rule : ReceiptPart;

    /// <summary>QR code; a picture where the printer cannot draw one itself, text where nobody can.</summary>
    /// <param name="Data">At most 700 bytes of UTF-8.</param>
    /// <param name="ModuleSize">Dots of one square, 1 to 16.</param>
    public sealed record QrCode(string Data, int ModuleSize = 6) : ReceiptPart;

    /// <summary>Bar code, centred. Its width is made to fit the paper.</summary>
    /// <param name="Data">EAN-13: 12 or 13 digits, the check digit is the printer's business when missing. Code 128: 1 to 40 characters of ASCII 20–7E that fit.</param>
    /// <param name="Height">Dots, 1 to 255.</param>
    /// <param name="WithText">Prints the characters below the bars.</param>
    public sealed record Barcode(string Data, BarcodeKind Kind = BarcodeKind.Code128, int Height = 80, bool WithText = true) : ReceiptPart;

    /// <summary>A picture of dots. What is wider than the paper is cut off at the right.</summary>
    public sealed record Image(RasterImage Dots, TextAlign Align = TextAlign.Centre) : ReceiptPart;

    /// <summary>Empty lines.</summary>
    /// <param name="Lines">1 to 20.</param>
    public sealed record Feed(int Lines = 1) : ReceiptPart;

    /// <summary>Cut the paper; on printers without a cutter feed it out to be torn off.</summary>
    public sealed record Cut : ReceiptPart;

    /// <summary>Open the cash drawer.</summary>
    public sealed record Drawer : ReceiptPart;
}
