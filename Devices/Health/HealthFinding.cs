using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Devices.Health;

/// <summary>What a driver says about a self-test; <see cref="Device"/> makes a <see cref="HealthCheck"/> of it.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Text">One sentence for people.</param>
/// <param name="Trouble">Set exactly when it failed.</param>
public sealed record HealthFinding(HealthOutcome Outcome, Bilingual Text, Trouble? Trouble = null)
{
    /// <summary>This kind of device has no test of this depth.</summary>
    public static HealthFinding NotSupported { get; } = new(HealthOutcome.NotSupported, new("这种设备没有这一级自检", "This device has no test of this depth"));

    internal static HealthFinding Busy { get; } = new(HealthOutcome.Busy, new("另一项自检正在进行", "Another test is running"));

    internal static HealthFinding Disabled { get; } = new(HealthOutcome.NotSupported, new("设备在配置里停用了", "The device is switched off in the configuration"));

    public static HealthFinding Passed(Bilingual text) => new(HealthOutcome.Passed, text);

    public static HealthFinding Failed(Trouble trouble) => new(HealthOutcome.Failed, trouble.Cause, trouble);
}
