namespace EdgeGateway.Protocols.EscPos;

/// <summary>One command or run of text in an ESC/POS stream. The set is closed.</summary>
public abstract record PrinterCommand
{
    private protected PrinterCommand() { }

    /// <summary>Bytes 20–FF; never ends within a character.</summary>
    public sealed record Text(ReadOnlyMemory<byte> Bytes) : PrinterCommand;

    public sealed record LineFeed : PrinterCommand;

    public sealed record Initialise : PrinterCommand;

    public sealed record Align(TextAlign Value) : PrinterCommand;

    public sealed record Bold(bool On) : PrinterCommand;

    /// <summary>Factors 1 to 8.</summary>
    public sealed record Size(int Width, int Height) : PrinterCommand;

    /// <summary>FS &amp; and FS .</summary>
    public sealed record HanMode(bool On) : PrinterCommand;

    public sealed record Feed(int Lines) : PrinterCommand;

    public sealed record Cut : PrinterCommand;

    public sealed record Drawer : PrinterCommand;

    public sealed record QrStore(ReadOnlyMemory<byte> Data) : PrinterCommand;

    /// <summary>Dots of one square.</summary>
    public sealed record QrModule(int Dots) : PrinterCommand;

    public sealed record QrPrint : PrinterCommand;

    /// <summary>GS v 0: a picture, in the band it came.</summary>
    public sealed record Raster(RasterImage Dots) : PrinterCommand;

    /// <summary>GS h, GS w and GS H: height, width of a bar, place of the text.</summary>
    public sealed record BarcodeSetting(byte What, byte Value) : PrinterCommand;

    /// <summary>GS k. Kinds that are not read come as <see cref="Ignored"/>.</summary>
    public sealed record Barcode(BarcodeKind Kind, string Data) : PrinterCommand;

    /// <summary>GS a n.</summary>
    public sealed record AutoStatus(byte Mask) : PrinterCommand;

    /// <summary>GS r n.</summary>
    public sealed record BufferedStatus(byte Subject) : PrinterCommand;

    /// <summary>GS ( H fn48.</summary>
    public sealed record Completion(string Id) : PrinterCommand;

    /// <summary>GS ( H fn49.</summary>
    public sealed record OfflineCauses : PrinterCommand;

    /// <summary>Known command without effect on what is read here: other bar codes, spacing, code pages, real-time requests.</summary>
    public sealed record Ignored(byte First, byte Second) : PrinterCommand;

    /// <summary>A byte that begins no known command.</summary>
    public sealed record Noise(byte Byte) : PrinterCommand;
}
