using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Tests.LocalPlatform;
using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.Delivery;

/// <summary>Two boxes with one gateway id, at one broker and one receiver.</summary>
public sealed class OneIdentityTests
{
    [Fact]
    public async Task TwoGateways_SameIdOtherDestinationName_TheReceiptTellsBoth()
    {
        await using var broker = new Mosquitto();
        await broker.StartAsync();
        await using var receiver = await ReceiverRig.StartAsync(broker.Address);
        await using var first = new DeliveryRig(DeliveryRig.To("city", broker.Address));
        await first.StartAsync();
        await first.AppendAsync(5);
        await Wait.UntilAsync(() => receiver.Count == 5);
        await using var second = new DeliveryRig(DeliveryRig.To("town", broker.Address));
        await second.StartAsync();

        await second.AppendAsync(3);

        foreach (var (rig, id) in new[] { (first, "city"), (second, "town") })
        {
            await Wait.UntilAsync(() => rig.Status(id)?.Trouble?.Code == "destination.conflict", state: () => $"{rig.Status(id)}");
            Assert.Equal(ThingState.Degraded, rig.Status(id)!.State);
            Assert.Contains("gatewayId", rig.Status(id)!.Trouble!.NextStep.Zh, StringComparison.Ordinal);
            Assert.Equal("conflict at 1", rig.View(id).Chain);
        }

        // What the first box sent stays what it was.
        Assert.Equal(5, receiver.Count);
    }

    [Fact]
    public async Task TwoGateways_EverythingTheSame_TheBrokerThrowsOutOneAndItSaysWhy()
    {
        await using var broker = new Mosquitto();
        await broker.StartAsync();
        await using var receiver = await ReceiverRig.StartAsync(broker.Address);
        await using var first = new DeliveryRig(DeliveryRig.To("city", broker.Address));
        await first.StartAsync();
        await Wait.UntilAsync(() => first.Status("city")?.State == ThingState.Online);
        await using var second = new DeliveryRig(DeliveryRig.To("city", broker.Address));

        await second.StartAsync();

        // Mosquitto says "session taken over" from 2.0.15 on; before, it only hangs up, and the box works it out.
        string[] said = ["destination.same-identity", "destination.thrown-out"];
        bool Says(DeliveryRig rig) => said.Contains(rig.Status("city")?.Trouble?.Code);
        await Wait.UntilAsync(() => Says(first) || Says(second), state: () => $"{first.Status("city")} / {second.Status("city")}");
        var troubled = Says(first) ? first : second;
        Assert.Equal(ThingState.Offline, troubled.Status("city")!.State);
        Assert.Contains("gatewayId", troubled.Status("city")!.Trouble!.NextStep.En, StringComparison.Ordinal);
    }
}
