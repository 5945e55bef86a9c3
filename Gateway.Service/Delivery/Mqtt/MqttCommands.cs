using System.Buffers;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Commands;
using MQTTnet;
using MQTTnet.Packets;

namespace EdgeGateway.Service.Delivery.Mqtt;

/// <summary>Commands on the wire: <c>eg/v1/&lt;gatewayId&gt;/cmd/&lt;name&gt;</c>, answered on the response topic with the correlation data.</summary>
internal sealed class MqttCommands(string gatewayId, DestinationOptions options, TimeProvider clock)
{
    private const int MaxWho = 80;

    /// <summary>What to subscribe to; null when this platform may ask for nothing, or speaks MQTT 3.1.1, which has no response topic.</summary>
    public string? Subscription { get; } = options.Kind == DestinationKinds.Mqtt5 && options.Commands.Count > 0 ? Topics.Commands(gatewayId) : null;

    /// <summary>Null for a message that is no command for this box.</summary>
    public CommandMessage? Read(MqttApplicationMessage message, IMqttClient client)
    {
        if (!Topics.TryParse(message.Topic, out var topic) || topic.Kind != TopicKind.Command || topic.GatewayId != gatewayId)
            return null;
        return new CommandMessage(options.Id, topic.Name, BuffersExtensions.ToArray(message.Payload))
        {
            Correlation = message.CorrelationData is { Length: > 0 } data ? Convert.ToHexStringLower(data) : null,
            GoodFor = message.MessageExpiryInterval > 0 ? TimeSpan.FromSeconds(message.MessageExpiryInterval) : null,
            ReceivedAt = clock.GetTimestamp(),
            Who = Who(message),
            Retained = message.Retain,
            Allowed = options.Commands,
            ReplyAsync = (body, repeated) => ReplyAsync(client, message, body, repeated),
        };
    }

    private static string? Who(MqttApplicationMessage message)
    {
        var who = message.UserProperties?.FirstOrDefault(property => property.Name == "who")?.ReadValueAsString();
        if (string.IsNullOrWhiteSpace(who))
            return null;
        var clean = new string([.. who.Where(letter => !char.IsControl(letter)).Take(MaxWho)]);
        return clean.Length == 0 ? null : clean;
    }

    /// <summary>QoS 0: it takes no place in a small Receive Maximum, and who hears nothing asks again under the same id.</summary>
    private static async Task ReplyAsync(IMqttClient client, MqttApplicationMessage asked, ReadOnlyMemory<byte> body, bool repeated)
    {
        if (string.IsNullOrEmpty(asked.ResponseTopic) || asked.ResponseTopic.AsSpan().ContainsAny("+#"))
            return;
        var answer = new MqttApplicationMessage
        {
            Topic = asked.ResponseTopic,
            Payload = new ReadOnlySequence<byte>(body),
            ContentType = "application/json",
            CorrelationData = asked.CorrelationData,
            UserProperties = repeated ? [new MqttUserProperty("repeated", "1"u8.ToArray())] : null,
        };
        try
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(5), TimeProvider.System);
            await client.PublishAsync(answer, limit.Token);
        }
        catch (Exception)
        {
            // The link is gone: its own end is told elsewhere, and the platform asks again.
            return;
        }
    }
}
