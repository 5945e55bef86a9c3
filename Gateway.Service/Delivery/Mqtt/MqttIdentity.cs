namespace EdgeGateway.Service.Delivery.Mqtt;

/// <summary>Who speaks.</summary>
/// <param name="GatewayId">Part of topics and client id.</param>
/// <param name="Version">Program version, in birth messages.</param>
internal sealed record MqttIdentity(string GatewayId, string Version)
{
    /// <summary>How the box is now; null where nobody knows.</summary>
    public Func<HealthSummary?> Summary { get; init; } = () => null;
}
