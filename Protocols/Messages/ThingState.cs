namespace EdgeGateway.Protocols.Messages;

/// <summary>How a device, camera, destination or store is. The order is from best to worst.</summary>
public enum ThingState
{
    /// <summary>Works, and has proved it by protocol.</summary>
    Online,

    /// <summary>Being opened or probed for the first time.</summary>
    Starting,

    /// <summary>Works, but something needs a person soon (paper near end, slow stream, model missing).</summary>
    Degraded,

    /// <summary>Does not work now; is being retried.</summary>
    Offline,

    /// <summary>Switched off by configuration.</summary>
    Disabled,
}
