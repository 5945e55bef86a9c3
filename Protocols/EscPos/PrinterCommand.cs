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

    public sealed record QrPrint : PrinterCommand;

    /// <summary>GS a n.</summary>
    public sealed record AutoStatus(byte Mask) : PrinterCommand;

    /// <summary>GS r n.</summary>
    public sealed record BufferedStatus(byte Subject) : PrinterCommand;

    /// <summary>GS ( H fn48.</summary>
    public sealed record Completion(string Id) : PrinterCommand;

    /// <summary>GS ( H fn49.</summary>
    public sealed record OfflineCauses : PrinterCommand;

    /// <summary>Known command without effect on text: pictures, bar codes, spacing, code pages, real-time requests.</summary>
    public sealed record Ignored(byte First, byte Second) : PrinterCommand;

    /// <summary>A byte that begins no known command.</summary>
    public sealed record Noise(byte Byte) : PrinterCommand;
}
