namespace EdgeGateway.Protocols.EscPos;

/// <summary>One line as it stands on the paper.</summary>
/// <param name="Text">The characters; for a QR code its data.</param>
/// <param name="Align">Where it stands.</param>
/// <param name="Bold">True when any of it is bold.</param>
/// <param name="Width">Largest factor in the line, 1 to 8.</param>
/// <param name="Height">Largest factor in the line, 1 to 8.</param>
/// <param name="QrCode">True: a QR code that holds <paramref name="Text"/>.</param>
public sealed record RenderedLine(string Text, TextAlign Align = TextAlign.Left, bool Bold = false, int Width = 1, int Height = 1, bool QrCode = false)
{
    /// <summary>The line is this picture; <see cref="Text"/> is empty then.</summary>
    public RasterImage? Image { get; init; }

    /// <summary>The line is a bar code that holds <see cref="Text"/>.</summary>
    public BarcodeKind? Barcode { get; init; }

    /// <summary>Dots of one square of a QR code, or of the narrowest bar.</summary>
    public int Module { get; init; }

    /// <summary>Height of the bars in dots.</summary>
    public int BarHeight { get; init; }

    /// <summary>What a person would read of it: codes and pictures in square brackets.</summary>
    public string Reading => this switch
    {
        { QrCode: true } or { Barcode: not null } => $"[{Text}]",
        { Image: { } image } => $"[{image}]",
        _ => Text,
    };
}

/// <summary>One receipt as it came out.</summary>
/// <param name="Lines">From top to bottom.</param>
/// <param name="Cut">True when the cutter ended it.</param>
public sealed record RenderedReceipt(IReadOnlyList<RenderedLine> Lines, bool Cut);
