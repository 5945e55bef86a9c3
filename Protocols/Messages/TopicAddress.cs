namespace EdgeGateway.Protocols.Messages;

/// <summary>A topic taken apart.</summary>
/// <param name="GatewayId">Whose it is.</param>
/// <param name="Kind">Which of the gateway's topics.</param>
/// <param name="Name">Event type or command name; empty for status and receipt.</param>
public sealed record TopicAddress(string GatewayId, TopicKind Kind, string Name = "");

/// <summary>The kinds of topic.</summary>
public enum TopicKind
{
    /// <summary>Events, gateway to platform.</summary>
    Event,

    /// <summary>Events that waited for a connection, over MQTT 3.1.1.</summary>
    Replay,

    /// <summary>Commands, platform to gateway.</summary>
    Command,

    /// <summary>Retained state of the gateway.</summary>
    Status,

    /// <summary>What the receiver has, platform to gateway.</summary>
    Receipt,
}
