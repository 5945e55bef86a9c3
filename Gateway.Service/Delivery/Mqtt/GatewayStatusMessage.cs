namespace EdgeGateway.Service.Delivery.Mqtt;

/// <summary>Retained on <c>eg/v1/&lt;gatewayId&gt;/status</c>: birth and last will.</summary>
/// <param name="GatewayId">Which box.</param>
/// <param name="State"><c>online</c> or <c>offline</c>.</param>
/// <param name="Reason">Why it is offline; null when it is not.</param>
/// <param name="Version">Program version.</param>
/// <param name="At">UTC time of connecting (birth and will) or of stopping.</param>
internal sealed record GatewayStatusMessage(string GatewayId, string State, string? Reason, string Version, DateTimeOffset At);
