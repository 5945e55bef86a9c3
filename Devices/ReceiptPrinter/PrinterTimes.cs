namespace EdgeGateway.Devices.ReceiptPrinter;

/// <summary>How long the driver waits for what.</summary>
public sealed record PrinterTimes
{
    /// <summary>Pause between two looks at the printer's status. With <see cref="Answer"/> it bounds how late trouble shows.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>For a real-time answer.</summary>
    public TimeSpan Answer { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>For a buffered answer while the printer has nothing to print, or only the rest of an old receipt.</summary>
    public TimeSpan IdleAnswer { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>For the proof of completion after the last byte. A receipt of 30 cm takes 5 s on a slow printer.</summary>
    public TimeSpan Completion { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Between two looks at the status while waiting for completion.</summary>
    public TimeSpan CompletionLook { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>For the wire to take a chunk, or for XON after XOFF.</summary>
    public TimeSpan Write { get; init; } = TimeSpan.FromSeconds(5);
}
