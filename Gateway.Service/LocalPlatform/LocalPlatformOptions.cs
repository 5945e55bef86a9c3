using System.ComponentModel.DataAnnotations;

namespace EdgeGateway.Service.LocalPlatform;

/// <summary>Embedded broker and reference receiver, for the demo and for boxes without a platform yet. Never the durable store.</summary>
public sealed class LocalPlatformOptions
{
    /// <summary>Starts the embedded MQTT broker on loopback.</summary>
    public bool Broker { get; init; }

    /// <summary>TCP port of the embedded broker.</summary>
    [Range(1, 65535)]
    public int BrokerPort { get; init; } = 18830;

    /// <summary>Starts the reference receiver: subscribes, de-duplicates, checks the chain, answers with receipts.</summary>
    public bool Receiver { get; init; }
}
