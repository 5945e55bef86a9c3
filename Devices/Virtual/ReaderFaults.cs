namespace EdgeGateway.Devices.Virtual;

/// <summary>How a virtual reader misbehaves. All faults hold until another set is given, but for those that count.</summary>
public sealed record ReaderFaults
{
    public static ReaderFaults None { get; } = new();

    /// <summary>Sent before every answer.</summary>
    public ReadOnlyMemory<byte> GarbageBefore { get; init; }

    /// <summary>Only so many bytes of each answer are sent; null: all.</summary>
    public int? TearAfter { get; init; }

    /// <summary>Every answer has a wrong checksum.</summary>
    public bool WrongChecksum { get; init; }

    /// <summary>Every answer comes this much later.</summary>
    public TimeSpan Late { get; init; }

    /// <summary>Hears everything and answers nothing.</summary>
    public bool Silent { get; init; }

    /// <summary>Every command is answered with 60. A reset helps when <see cref="ResetHelps"/>.</summary>
    public bool SelfTestFailed { get; init; }

    /// <summary>A reset ends <see cref="SelfTestFailed"/>.</summary>
    public bool ResetHelps { get; init; }

    /// <summary>Every command is answered with 66.</summary>
    public bool NotAuthorised { get; init; }

    /// <summary>Does not change its speed on command; answers 23, as some readers do.</summary>
    public bool KeepsSpeed { get; init; }

    /// <summary>The next so many reads answer 41, as when the card moves.</summary>
    public int MovedReads { get; init; }

    /// <summary>The first number read after plugging in is wrong.</summary>
    public bool FirstSamIdWrong { get; init; }
}
