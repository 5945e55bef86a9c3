namespace EdgeGateway.Devices.Health;

/// <summary>How deep a self-test goes, as in UnifiedPOS CheckHealth.</summary>
public enum HealthLevel
{
    /// <summary>Asks the device by protocol; nothing moves, nobody has to be there.</summary>
    Internal,

    /// <summary>The device acts: a module restarts, a slip is printed.</summary>
    External,

    /// <summary>A person takes part: places a card, scans a label, looks at a slip.</summary>
    Interactive,
}
