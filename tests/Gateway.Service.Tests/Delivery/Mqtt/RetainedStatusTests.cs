using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Testing;
using MQTTnet;

namespace EdgeGateway.Service.Tests.Delivery.Mqtt;

/// <summary>What a real broker has on the status topic.</summary>
public sealed class RetainedStatusTests
{
    private static async Task<(IMqttClient Client, ConcurrentQueue<JsonNode> Statuses)> ListenAsync(Mosquitto broker)
    {
        var (client, statuses) = (new MqttClientFactory().CreateMqttClient(), new ConcurrentQueue<JsonNode>());
        client.ApplicationMessageReceivedAsync += received =>
        {
            statuses.Enqueue(JsonNode.Parse(received.ApplicationMessage.ConvertPayloadToString())!);
            return Task.CompletedTask;
        };
        await client.ConnectAsync(new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", broker.Port).Build(), TestContext.Current.CancellationToken);
        await client.SubscribeAsync(Topics.Status("gw-test"), cancellationToken: TestContext.Current.CancellationToken);
        return (client, statuses);
    }

    [Fact]
    public async Task Status_ThingFails_IsToldAndRetainedAndEndsWithOffline()
    {
        await using var broker = new Mosquitto();
        await broker.StartAsync();
        await using var rig = new DeliveryRig(DeliveryRig.To("city", broker.Address));
        await rig.StartAsync();
        await Wait.UntilAsync(() => rig.Status("city")?.State == ThingState.Online);
        var (client, statuses) = await ListenAsync(broker);
        using var _ = client;

        rig.Health.Report(new ThingStatus("printer-1", ThingKinds.ReceiptPrinter, ThingState.Offline, DateTimeOffset.UnixEpoch, new Trouble("printer.gone", new("原因", "cause"), new("下一步", "next"))));
        await Wait.UntilAsync(() => statuses.Any(status => (int?)status["health"]?["needSomebody"] == 1));

        // Whoever comes later gets the same.
        var (late, kept) = await ListenAsync(broker);
        using var __ = late;
        await Wait.UntilAsync(() => !kept.IsEmpty);
        Assert.True(kept.TryPeek(out var last));
        Assert.Equal(("online", "offline"), ((string?)last["state"], (string?)last["health"]!["state"]));
        Assert.Equal(["printer-1 offline printer.gone"], last["health"]!["troubled"]!.AsArray().Select(one => (string?)one));

        await rig.StopAsync();
        await Wait.UntilAsync(() => kept.Last()["state"]?.ToString() == "offline");
        Assert.Null(kept.Last()["health"]);
    }
}
