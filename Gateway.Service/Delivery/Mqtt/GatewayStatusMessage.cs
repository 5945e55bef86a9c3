namespace EdgeGateway.Service.Delivery.Mqtt;

/// <summary>Retained on <c>eg/v1/&lt;gatewayId&gt;/status</c>: birth, how the box is, last will.</summary>
/// <param name="GatewayId">Which box.</param>
/// <param name="State"><c>online</c> or <c>offline</c>.</param>
/// <param name="Reason">Why it is offline; null when it is not.</param>
/// <param name="Version">Program version.</param>
/// <param name="At">UTC time of writing; of a last will: of connecting.</param>
/// <param name="Health">How the box is; null when it is offline.</param>
internal sealed record GatewayStatusMessage(string GatewayId, string State, string? Reason, string Version, DateTimeOffset At, HealthSummary? Health);
