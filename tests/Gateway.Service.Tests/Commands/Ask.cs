using System.Text;
using System.Text.Json.Nodes;
using EdgeGateway.Testing;
using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Protocol;

namespace EdgeGateway.Service.Tests.Commands;

/// <summary>A platform that sends commands to a real broker and hears the answers.</summary>
internal sealed class Ask : IAsyncDisposable
{
    private readonly IMqttClient _client = new MqttClientFactory().CreateMqttClient();
    private readonly List<(string Correlation, bool Repeated, string Body)> _answers = [];
    private readonly Lock _lock = new();

    public static async Task<Ask> ConnectAsync(string broker)
    {
        var ask = new Ask();
        ask._client.ApplicationMessageReceivedAsync += ask.OnReceived;
        await ask._client.ConnectAsync(new MqttClientOptionsBuilder()
            .WithProtocolVersion(MqttProtocolVersion.V500).WithTcpServer("127.0.0.1", new Uri(broker).Port).WithClientId($"platform-{Guid.NewGuid():N}").Build());
        await ask._client.SubscribeAsync("platform/answers", MqttQualityOfServiceLevel.AtLeastOnce);
        return ask;
    }

    public IReadOnlyList<(string Correlation, bool Repeated, string Body)> Answers
    {
        get
        {
            lock (_lock)
                return [.. _answers];
        }
    }

    /// <summary>Sends; does not wait.</summary>
    public Task SendAsync(string name, string payload = "", string? correlation = null, uint expiry = 0, bool retain = false, string gateway = "gw-test", string? who = "tester") =>
        _client.PublishAsync(new MqttApplicationMessage
        {
            Topic = $"eg/v1/{gateway}/cmd/{name}",
            Payload = new System.Buffers.ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(payload)),
            QualityOfServiceLevel = MqttQualityOfServiceLevel.AtLeastOnce,
            ResponseTopic = "platform/answers",
            CorrelationData = correlation is null ? null : Encoding.UTF8.GetBytes(correlation),
            MessageExpiryInterval = expiry,
            Retain = retain,
            UserProperties = who is null ? null : [new MQTTnet.Packets.MqttUserProperty("who", Encoding.UTF8.GetBytes(who))],
        });

    /// <summary>Sends and waits for the next answer.</summary>
    public async Task<JsonNode> AskAsync(string name, string payload = "", string? correlation = null, uint expiry = 0, bool retain = false, string gateway = "gw-test")
    {
        var before = Answers.Count;
        await SendAsync(name, payload, correlation, expiry, retain, gateway);
        await Wait.UntilAsync(() => Answers.Count > before);
        return JsonNode.Parse(Answers[before].Body)!;
    }

    public async ValueTask DisposeAsync()
    {
        await _client.TryDisconnectAsync();
        _client.Dispose();
    }

    private Task OnReceived(MqttApplicationMessageReceivedEventArgs received)
    {
        var message = received.ApplicationMessage;
        lock (_lock)
        {
            _answers.Add((
                message.CorrelationData is null ? "" : Encoding.UTF8.GetString(message.CorrelationData),
                message.UserProperties?.Any(property => property.Name == "repeated") == true,
                message.ConvertPayloadToString()));
        }

        return Task.CompletedTask;
    }
}
