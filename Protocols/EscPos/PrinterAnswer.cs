namespace EdgeGateway.Protocols.EscPos;

/// <summary>One thing a printer said. The set is closed.</summary>
public abstract record PrinterAnswer
{
    private protected PrinterAnswer() { }

    /// <summary>Answer to DLE EOT. Which of the four subjects it is about follows only from the order of the requests.</summary>
    public sealed record RealTime(byte Raw) : PrinterAnswer;

    /// <summary>Automatic status back (GS a).</summary>
    public sealed record Auto(PrinterStatus Status) : PrinterAnswer;

    /// <summary>Answer to GS r: the data before it was processed.</summary>
    public sealed record Buffered(byte Raw) : PrinterAnswer;

    /// <summary>Answer to GS ( H fn48: the printing before the marker with this id is completed.</summary>
    public sealed record Completed(string Id) : PrinterAnswer;

    /// <summary>Answer to GS ( H fn49: why it is offline; one byte 40–7F per cause, none when it is not.</summary>
    public sealed record OfflineCauses(string Causes) : PrinterAnswer;

    /// <summary>Answer to DLE DC4 fn8: the buffers were cleared.</summary>
    public sealed record Cleared : PrinterAnswer;

    /// <summary>XON or XOFF.</summary>
    public sealed record FlowControl(bool Stop) : PrinterAnswer;
}
