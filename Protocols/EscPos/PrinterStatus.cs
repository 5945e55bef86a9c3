namespace EdgeGateway.Protocols.EscPos;

/// <summary>What a printer says about itself, gathered from any of its ways to say it. False also stands for "not said".</summary>
public readonly record struct PrinterStatus
{
    public bool Offline { get; init; }
    public bool CoverOpen { get; init; }

    /// <summary>The sensor sees no paper.</summary>
    public bool PaperEnd { get; init; }

    /// <summary>Printing was stopped for want of paper.</summary>
    public bool StoppedByPaperEnd { get; init; }
    public bool PaperNearEnd { get; init; }
    public bool CutterError { get; init; }
    public bool RecoverableError { get; init; }
    public bool UnrecoverableError { get; init; }

    /// <summary>Usually a hot head: goes by itself.</summary>
    public bool AutoRecoverableError { get; init; }

    /// <summary>Some error, its kind not asked for (DLE EOT 2 bit 6).</summary>
    public bool Error { get; init; }
    public bool WaitingForRecovery { get; init; }
    public bool FeedButton { get; init; }

    /// <summary>Level of drawer pin 3. Whether high means open depends on the wiring.</summary>
    public bool DrawerPinHigh { get; init; }

    /// <summary>No paper, by either way of saying it.</summary>
    public bool OutOfPaper => PaperEnd || StoppedByPaperEnd;

    /// <summary>Any error a person has to clear.</summary>
    public bool AnyError => Error || CutterError || RecoverableError || UnrecoverableError || AutoRecoverableError;

    /// <summary>True when nothing said stands against printing now.</summary>
    public bool CanPrint => !Offline && !CoverOpen && !OutOfPaper && !AnyError && !WaitingForRecovery;

    /// <summary>True for a byte of the fixed pattern 0xx1xx10 that every DLE EOT answer has.</summary>
    public static bool IsRealTime(byte raw) => (raw & 0x93) == 0x12;

    /// <summary>The same status with the bits of one DLE EOT answer put in. The answer does not say its subject: the asker knows.</summary>
    public PrinterStatus With(StatusSubject subject, byte raw) => subject switch
    {
        StatusSubject.Printer => this with
        {
            DrawerPinHigh = Bit(raw, 2),
            Offline = Bit(raw, 3),
            WaitingForRecovery = Bit(raw, 5),
            FeedButton = Bit(raw, 6),
        },
        StatusSubject.OfflineCause => this with
        {
            CoverOpen = Bit(raw, 2),
            FeedButton = Bit(raw, 3),
            StoppedByPaperEnd = Bit(raw, 5),
            Error = Bit(raw, 6),
        },
        StatusSubject.ErrorCause => this with
        {
            RecoverableError = Bit(raw, 2),
            CutterError = Bit(raw, 3),
            UnrecoverableError = Bit(raw, 5),
            AutoRecoverableError = Bit(raw, 6),
        },
        _ => this with { PaperNearEnd = (raw & 0x0C) != 0, PaperEnd = (raw & 0x60) != 0 },
    };

    /// <summary>The same status with the answer to GS r 1 put in.</summary>
    public PrinterStatus WithPaperSensor(byte raw) => this with { PaperNearEnd = (raw & 0x03) != 0, PaperEnd = (raw & 0x0C) != 0 };

    /// <summary>Status from the first three bytes of an automatic status back packet; the fourth says nothing.</summary>
    public static PrinterStatus FromAutoStatus(ReadOnlySpan<byte> packet) => new()
    {
        DrawerPinHigh = Bit(packet[0], 2),
        Offline = Bit(packet[0], 3),
        CoverOpen = Bit(packet[0], 5),
        FeedButton = Bit(packet[0], 6) || Bit(packet[1], 1),
        WaitingForRecovery = Bit(packet[1], 0),
        RecoverableError = Bit(packet[1], 2),
        CutterError = Bit(packet[1], 3),
        UnrecoverableError = Bit(packet[1], 5),
        AutoRecoverableError = Bit(packet[1], 6),
        PaperNearEnd = (packet[2] & 0x03) != 0,
        PaperEnd = (packet[2] & 0x0C) != 0,
    };

    private static bool Bit(byte raw, int bit) => (raw >> bit & 1) != 0;
}
