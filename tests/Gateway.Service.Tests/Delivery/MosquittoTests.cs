using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Delivery;
using EdgeGateway.Service.Tests.LocalPlatform;
using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.Delivery;

/// <summary>Delivery to a real broker, with the reference receiver behind it.</summary>
public sealed class MosquittoTests
{
    [Fact]
    public async Task Delivery_BrokerThere_EverythingArrivesInOrderAndIsConfirmed()
    {
        await using var broker = new Mosquitto();
        await broker.StartAsync();
        await using var receiver = await ReceiverRig.StartAsync(broker.Address);
        await using var rig = new DeliveryRig(DeliveryRig.To("city", broker.Address));
        await rig.StartAsync();

        await rig.AppendAsync(200);

        await Wait.UntilAsync(() => receiver.Count == 200, state: () => $"{receiver.Count} received; {rig.View("city")} {string.Join(";", rig.Store.Quarantine(null).Take(2))}");
        Assert.Equal(Numbers(1, 200), receiver.Seqs);
        await Wait.UntilAsync(() => rig.Overview.TickOf(200) == DeliveryTick.Confirmed);
        Assert.Equal("ok", rig.View("city").Chain);
        Assert.Equal(0, rig.View("city").Queue);
        Assert.Equal(ThingState.Online, rig.Status("city")!.State);
    }

    [Fact]
    public async Task Delivery_BrokerStoppedAndStarted_WaitsThenDeliversAllInOrderWithoutDuplicates()
    {
        await using var broker = new Mosquitto();
        await broker.StartAsync();
        await using var receiver = await ReceiverRig.StartAsync(broker.Address);
        await using var rig = new DeliveryRig(DeliveryRig.To("city", broker.Address));
        await rig.StartAsync();
        await rig.AppendAsync(20);
        await Wait.UntilAsync(() => receiver.Count == 20);

        await broker.StopAsync();
        await Wait.UntilAsync(() => rig.Status("city")!.State == ThingState.Offline, TimeSpan.FromSeconds(5));
        await rig.AppendAsync(300);
        Assert.Equal(DeliveryTick.Waiting, rig.Overview.TickOf(320));
        Assert.Equal(300, rig.View("city").Queue);
        await Wait.UntilAsync(() => rig.Status("city")!.Trouble!.Cause.Zh.Contains("300", StringComparison.Ordinal));
        Assert.Equal(20, receiver.Count);

        await broker.StartAsync();
        await Wait.UntilAsync(() => receiver.Count == 320);
        Assert.Equal(Numbers(1, 320), receiver.Seqs);
        await Wait.UntilAsync(() => rig.Overview.TickOf(320) == DeliveryTick.Confirmed && rig.Status("city")!.State == ThingState.Online);
        Assert.Equal("ok", rig.View("city").Chain);
    }

    private static IEnumerable<long> Numbers(long from, int count) => Enumerable.Range(0, count).Select(i => from + i);
}
