using System.Buffers;
using System.Collections.Concurrent;
using System.Text;
using EdgeGateway.Testing;
using MQTTnet;
using MQTTnet.Protocol;

namespace EdgeGateway.Service.Tests.Delivery.Mapping;

/// <summary>A platform that just listens: topics and payloads as they come.</summary>
internal sealed class Subscriber : IAsyncDisposable
{
    private readonly IMqttClient _client = new MqttClientFactory().CreateMqttClient();

    public ConcurrentQueue<(string Topic, string Payload)> Received { get; } = [];

    public static async Task<Subscriber> StartAsync(Mosquitto broker, string filter)
    {
        var subscriber = new Subscriber();
        subscriber._client.ApplicationMessageReceivedAsync += received =>
        {
            subscriber.Received.Enqueue((received.ApplicationMessage.Topic, Encoding.UTF8.GetString(received.ApplicationMessage.Payload.ToArray())));
            return Task.CompletedTask;
        };
        await subscriber._client.ConnectAsync(new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", broker.Port).Build());
        await subscriber._client.SubscribeAsync(new MqttClientSubscribeOptionsBuilder().WithTopicFilter(filter, MqttQualityOfServiceLevel.AtLeastOnce).Build());
        return subscriber;
    }

    public async ValueTask DisposeAsync()
    {
        await _client.DisconnectAsync();
        _client.Dispose();
    }
}
