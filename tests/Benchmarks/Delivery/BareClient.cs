using EdgeGateway.Testing;
using MQTTnet;
using MQTTnet.Protocol;

namespace EdgeGateway.Benchmarks.Delivery;

/// <summary>The client library alone, as its samples use it: same broker, same window, a payload of 1,000 bytes, no journal, no properties.</summary>
internal static class BareClient
{
    public static async Task<double> RateAsync(Mosquitto broker, int count)
    {
        using var client = new MqttClientFactory().CreateMqttClient();
        await client.ConnectAsync(new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", broker.Port).Build());
        using var places = new SemaphoreSlim(DrainRig.Window);
        var body = new byte[1000];
        var start = DeliveryBench.Clock.GetTimestamp();
        for (var i = 0; i < count; i++)
        {
            await places.WaitAsync();
            var message = new MqttApplicationMessage { Topic = "bench/bare", Payload = new(body), QualityOfServiceLevel = MqttQualityOfServiceLevel.AtLeastOnce };
            _ = client.PublishAsync(message).ContinueWith(_ => places.Release(), TaskScheduler.Default);
        }

        for (var i = 0; i < DrainRig.Window; i++)
            await places.WaitAsync();
        return count / DeliveryBench.Clock.GetElapsedTime(start).TotalSeconds;
    }
}
