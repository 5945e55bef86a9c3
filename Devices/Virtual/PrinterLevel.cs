namespace EdgeGateway.Devices.Virtual;

/// <summary>How much a virtual printer answers; the levels of proof a real one can give.</summary>
public enum PrinterLevel
{
    /// <summary>Everything, completion markers too (GS ( H fn48).</summary>
    Confirms,

    /// <summary>Status and GS r.</summary>
    Answers,

    /// <summary>Real-time status only.</summary>
    StatusOnly,

    /// <summary>Prints and says nothing.</summary>
    Silent,
}
