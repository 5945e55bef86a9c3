using EdgeGateway.Service.Delivery.Mqtt;

namespace EdgeGateway.Service.LocalPlatform;

/// <summary>Where the reference receiver listens and where it keeps what it got.</summary>
internal sealed record ReceiverSettings(BrokerAddress Broker, string LedgerPath)
{
    public string? UserName { get; init; }

    public string? Password { get; init; }

    public TlsFiles Tls { get; init; } = new(null, null, null);

    /// <summary>A picture that an event told of is missed after this long.</summary>
    public TimeSpan PicturePatience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>A broker that says nothing for this long counts as dead.</summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(3);
}
