namespace EdgeGateway.Devices.Health;

/// <summary>Power of a device as far as its link can tell (UnifiedPOS PowerState).</summary>
public enum PowerState
{
    /// <summary>Not asked yet, switched off by configuration, or held by somebody else.</summary>
    Unknown,

    /// <summary>Has power and works.</summary>
    Online,

    /// <summary>Without power, or not plugged in.</summary>
    Off,

    /// <summary>Has power and answers, but cannot work: paper out, cover open, broken module.</summary>
    Offline,

    /// <summary>Off or offline; this link cannot tell which.</summary>
    OffOffline,
}
