using System.Diagnostics.CodeAnalysis;

namespace EdgeGateway.Protocols.Messages;

/// <summary>MQTT topics of the gateway, <c>eg/v1/&lt;gatewayId&gt;/…</c>. A gateway id has no slash, plus or hash sign.</summary>
public static class Topics
{
    private const string Root = "eg/v1/";

    /// <summary>Subscription of a receiver to every event of every gateway.</summary>
    public const string AllEvents = "eg/v1/+/event/+";

    /// <summary>Subscription of a receiver to what waited for a connection and came over MQTT 3.1.1, which cannot mark a message.</summary>
    public const string AllReplays = "eg/v1/+/replay/+";

    /// <summary>Subscription to the retained status of every gateway.</summary>
    public const string AllStatus = "eg/v1/+/status";

    /// <summary>Where events of one type go.</summary>
    public static string Event(string gatewayId, string type) => $"{Root}{gatewayId}/event/{type}";

    /// <summary>Where events of one type go that waited for a connection, over MQTT 3.1.1. MQTT 5 marks them with a user property instead.</summary>
    public static string Replay(string gatewayId, string type) => $"{Root}{gatewayId}/replay/{type}";

    /// <summary>Retained: birth, and last will.</summary>
    public static string Status(string gatewayId) => $"{Root}{gatewayId}/status";

    /// <summary>Where a platform sends one command; the answer goes to the MQTT 5 response topic.</summary>
    public static string Command(string gatewayId, string name) => $"{Root}{gatewayId}/cmd/{name}";

    /// <summary>Subscription of a gateway to its commands.</summary>
    public static string Commands(string gatewayId) => $"{Root}{gatewayId}/cmd/+";

    /// <summary>Where the receiver tells how far it has everything and what is missing.</summary>
    public static string Receipt(string gatewayId) => $"{Root}{gatewayId}/receipt";

    /// <summary>Subscription of a receiver to the evidence files of every gateway.</summary>
    public const string AllMedia = "eg/v1/+/media/#";

    /// <summary>Where the pieces of one evidence file go.</summary>
    public static string Media(string gatewayId, Guid caseId, string name) => $"{Root}{gatewayId}/media/{caseId}/{name}";

    /// <summary>Where the receiver tells which evidence files it lacks.</summary>
    public static string MediaReceipt(string gatewayId) => $"{Root}{gatewayId}/media-receipt";

    /// <summary>The gateway of a topic below <c>media</c>; null for any other topic.</summary>
    public static string? GatewayOfMedia(string topic) =>
        topic.StartsWith(Root, StringComparison.Ordinal) && topic[Root.Length..].Split('/') is [{ Length: > 0 } gateway, "media", _, ..] ? gateway : null;

    /// <summary>Takes a topic apart; false for a topic that is none of ours.</summary>
    public static bool TryParse(string topic, [NotNullWhen(true)] out TopicAddress? address)
    {
        address = null;
        if (!topic.StartsWith(Root, StringComparison.Ordinal)) return false;
        var parts = topic[Root.Length..].Split('/');
        if (parts.Length is < 2 or > 3 || parts.Any(part => part.Length == 0 || part.AsSpan().ContainsAny("+#"))) return false;
        address = (parts[1], parts.Length) switch
        {
            ("event", 3) => new TopicAddress(parts[0], TopicKind.Event, parts[2]),
            ("replay", 3) => new TopicAddress(parts[0], TopicKind.Replay, parts[2]),
            ("cmd", 3) => new TopicAddress(parts[0], TopicKind.Command, parts[2]),
            ("status", 2) => new TopicAddress(parts[0], TopicKind.Status),
            ("receipt", 2) => new TopicAddress(parts[0], TopicKind.Receipt),
            _ => null,
        };
        return address is not null;
    }
}
