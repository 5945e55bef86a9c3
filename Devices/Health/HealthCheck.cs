using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Devices.Health;

/// <summary>What a self-test found (UnifiedPOS CheckHealthText, in two languages).</summary>
/// <param name="Level">How deep it went.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Text">One sentence for people. Never personal data.</param>
/// <param name="At">UTC time of the end.</param>
/// <param name="Trouble">Cause and next step; set exactly when the test failed.</param>
public sealed record HealthCheck(HealthLevel Level, HealthOutcome Outcome, Bilingual Text, DateTimeOffset At, Trouble? Trouble = null);
