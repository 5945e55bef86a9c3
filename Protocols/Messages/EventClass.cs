namespace EdgeGateway.Protocols.Messages;

/// <summary>What may happen to an event when space runs out. Lower values are kept longer.</summary>
public enum EventClass
{
    /// <summary>A record the law asks for. Never dropped.</summary>
    Sale = 0,

    /// <summary>A step of a city case. Never dropped while unsent.</summary>
    Case = 1,

    /// <summary>A change of a device, camera, configuration.</summary>
    Change = 2,

    /// <summary>A measurement that a later one replaces. Dropped first.</summary>
    Telemetry = 3,
}
