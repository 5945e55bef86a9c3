using System.Globalization;
using EdgeGateway.Testing;
using MQTTnet;

namespace EdgeGateway.Benchmarks.Delivery;

/// <summary>
/// What one would otherwise take: a mosquitto that bridges to the platform's. Takes the load while the platform is away, then drains. Its queue is in
/// memory, as delivered: kill -9 leaves nothing of it.
/// </summary>
internal static class BridgePart
{
    private const int Events = 100_000;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    public static async Task RunAsync()
    {
        await using var platform = new Mosquitto(DeliveryBench.BrokerLimits);
        await using var bridge = new Mosquitto($"""
            {DeliveryBench.BrokerLimits}
            connection platform
            address 127.0.0.1:{platform.Port}
            topic # out 1
            cleansession false
            restart_timeout 1
            """);
        await bridge.StartAsync();
        var takes = await BareClient.RateAsync(bridge, Events);
        DeliveryBench.Print("bridge takes, platform away", DeliveryBench.Rate(takes));
        await platform.StartAsync();
        using var client = new MqttClientFactory().CreateMqttClient();
        var received = 0L;
        client.ApplicationMessageReceivedAsync += message =>
        {
            received = long.Parse(message.ApplicationMessage.ConvertPayloadToString(), CultureInfo.InvariantCulture);
            return Task.CompletedTask;
        };
        await client.ConnectAsync(new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", platform.Port).Build());
        await client.SubscribeAsync("$SYS/broker/publish/messages/received");
        // The count comes once a second: begin when it moves, end when it is complete.
        while (Volatile.Read(ref received) < 100)
            await Task.Delay(Look, DeliveryBench.Clock);
        var (start, first) = (DeliveryBench.Clock.GetTimestamp(), Volatile.Read(ref received));
        while (Volatile.Read(ref received) < Events)
            await Task.Delay(Look, DeliveryBench.Clock);
        DeliveryBench.Print("bridge drains (to a second)", DeliveryBench.Rate((Events - first) / DeliveryBench.Clock.GetElapsedTime(start).TotalSeconds));
    }
}
