namespace EdgeGateway.Vision.CameraHealth;

/// <summary>Stable names of the faults in events, configuration and API.</summary>
public static class FaultNames
{
    public static string Of(CameraFaultKind kind) => kind switch
    {
        CameraFaultKind.Lost => "lost",
        CameraFaultKind.Frozen => "frozen",
        CameraFaultKind.Dark => "dark",
        CameraFaultKind.Overexposed => "overexposed",
        CameraFaultKind.Covered => "covered",
        CameraFaultKind.ViewChanged => "view-changed",
        CameraFaultKind.Blurred => "blurred",
        CameraFaultKind.ClockDrift => "clock-drift",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
