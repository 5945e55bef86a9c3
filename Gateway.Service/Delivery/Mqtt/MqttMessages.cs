using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Delivery.Mapping;
using EdgeGateway.Service.Delivery.Sending;
using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace EdgeGateway.Service.Delivery.Mqtt;

/// <summary>What goes over the wire: events, birth, last will. The body of an event leaves byte for byte as it is in the journal.</summary>
internal sealed class MqttMessages(MqttIdentity identity, MqttProtocolVersion protocol, ShapeEvent shape, TimeProvider clock)
{
    /// <summary>User property: numbers directly before this event that are not for this destination, like <c>6-7</c>.</summary>
    public const string LeftOutProperty = "leftout";

    /// <summary>State of a box that speaks.</summary>
    public const string Online = "online";

    private const string Json = "application/json";

    private static readonly MqttUserProperty ReplayMark = new("replay", "1"u8.ToArray());

    private readonly ConcurrentDictionary<string, (string Topic, MqttUserProperty Type, MqttUserProperty Schema)> _types = new(StringComparer.Ordinal);

    public string GatewayId => identity.GatewayId;

    /// <summary>How the box is now; null where nobody knows.</summary>
    public HealthSummary? Summary => identity.Summary();

    public string StatusTopic { get; } = Topics.Status(identity.GatewayId);

    public string ReceiptTopic { get; } = Topics.Receipt(identity.GatewayId);

    /// <summary>The event in this destination's shape.</summary>
    public Shaping Shape(Parcel parcel) => shape(parcel.Event, parcel.Replay);

    /// <summary>
    /// QoS 1. MQTT 5: user properties id, seq, type, schema, and <c>replay=1</c> on what waited for a connection. MQTT 3.1.1 has none: the
    /// body says all but the last, and what waited has a topic of its own.
    /// </summary>
    public MqttApplicationMessage Of(Parcel parcel, Shaping shaping)
    {
        var (@event, replay) = (parcel.Event, parcel.Replay);
        if (!IsV5)
            return Bare(shaping.Topic ?? (replay ? Topics.Replay(GatewayId, @event.Type) : Topics.Event(GatewayId, @event.Type)), shaping.Body);
        var (topic, type, schema) = _types.GetOrAdd(@event.Type, OfType, GatewayId);
        var properties = new List<MqttUserProperty>(6)
        {
            new("id", Utf8(@event.Id)),
            new("seq", Utf8(@event.Seq)),
            type,
            schema,
        };
        if (replay)
            properties.Add(ReplayMark);
        if (parcel.LeftOut is { } leftOut)
            properties.Add(Property(LeftOutProperty, leftOut.ToString()));
        return new MqttApplicationMessage
        {
            Topic = shaping.Topic ?? topic,
            Payload = new ReadOnlySequence<byte>(shaping.Body),
            QualityOfServiceLevel = MqttQualityOfServiceLevel.AtLeastOnce,
            ContentType = shaping.ContentType,
            PayloadFormatIndicator = MqttPayloadFormatIndicator.CharacterData,
            UserProperties = properties,
        };
    }

    /// <summary>Bytes of the packet on the wire.</summary>
    public static long SizeOf(MqttApplicationMessage message) =>
        PacketSize.OfPublish(message.Topic, message.ContentType, message.UserProperties.Select(property => (property.Name.Length, property.ValueBuffer.Length)), message.Payload.Length);

    /// <summary>Retained. QoS 0, so that it takes no place in a small Receive Maximum; the connection that just came up carries it.</summary>
    public MqttApplicationMessage Status(string state, string? reason) => new()
    {
        Topic = StatusTopic,
        Payload = new ReadOnlySequence<byte>(StatusBody(state, reason)),
        ContentType = IsV5 ? Json : null,
        Retain = true,
    };

    public byte[] StatusBody(string state, string? reason) =>
        JsonSerializer.SerializeToUtf8Bytes(new GatewayStatusMessage(GatewayId, state, reason, identity.Version, clock.GetUtcNow(), state == Online ? Summary : null), DeliveryJson.Default.GatewayStatusMessage);

    private bool IsV5 => protocol == MqttProtocolVersion.V500;

    private static MqttApplicationMessage Bare(string topic, ReadOnlyMemory<byte> body) => new()
    {
        Topic = topic,
        Payload = new ReadOnlySequence<byte>(body),
        QualityOfServiceLevel = MqttQualityOfServiceLevel.AtLeastOnce,
    };

    private static (string Topic, MqttUserProperty Type, MqttUserProperty Schema) OfType(string type, string gatewayId) =>
        (Topics.Event(gatewayId, type), Property("type", type), Property("schema", SchemaOf(type)));

    private static byte[] Utf8(Guid id)
    {
        var bytes = new byte[36];
        id.TryFormat(bytes, out _);
        return bytes;
    }

    private static byte[] Utf8(long number)
    {
        Span<byte> digits = stackalloc byte[20];
        number.TryFormat(digits, out var length, default, CultureInfo.InvariantCulture);
        return digits[..length].ToArray();
    }

    private static MqttUserProperty Property(string name, string value) => new(name, Encoding.UTF8.GetBytes(value));

    /// <summary>The version a type name ends with: <c>1</c> of <c>store.sale.recorded.v1</c>.</summary>
    public static string SchemaOf(string type)
    {
        var mark = type.LastIndexOf(".v", StringComparison.Ordinal);
        return mark < 0 ? "" : type[(mark + 2)..];
    }
}
