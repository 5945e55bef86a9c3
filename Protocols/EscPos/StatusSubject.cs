namespace EdgeGateway.Protocols.EscPos;

/// <summary>The n of DLE EOT n: what a real-time status byte is about.</summary>
public enum StatusSubject
{
    Printer = 1,
    OfflineCause = 2,
    ErrorCause = 3,
    RollSensor = 4,
}
