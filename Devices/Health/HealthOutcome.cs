namespace EdgeGateway.Devices.Health;

/// <summary>How a self-test ended.</summary>
public enum HealthOutcome
{
    Passed,

    /// <summary>The device is not well, or nobody did what an interactive test asked for: <see cref="HealthCheck.Trouble"/> says which.</summary>
    Failed,

    /// <summary>This kind of device has no test of this depth.</summary>
    NotSupported,

    /// <summary>Another test is running.</summary>
    Busy,
}
