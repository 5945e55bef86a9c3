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

        await Wait.UntilAsync(() => receiver.Count == 200);
        Assert.Equal(Numbers(1, 200), receiver.Seqs);
        await Wait.UntilAsync(() => rig.Overview.TickOf(200) == DeliveryTick.Confirmed);
        Assert.Equal("ok", rig.View("city").Chain);
        Assert.Equal(0, rig.View("city").Queue);
        await Wait.UntilAsync(() => rig.Status("city")?.State == ThingState.Online);
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

    [Fact]
    public async Task Delivery_BrokerKilledAgainAndAgain_NothingIsLost()
    {
        await using var broker = new Mosquitto();
        await broker.StartAsync();
        await using var receiver = await ReceiverRig.StartAsync(broker.Address);
        await using var rig = new DeliveryRig(DeliveryRig.To("city", broker.Address, acceptNoSubscriber: false));
        await rig.StartAsync();
        for (var round = 1; round <= 4; round++)
        {
            var writing = rig.AppendAsync(100);
            await Wait.UntilAsync(() => rig.Journal.LastSeq > round * 100 - 60);
            await broker.KillAsync();
            await writing;
            await broker.StartAsync();
        }

        // What the broker had acknowledged and then lost in its crash comes again when the receipts show the gap.
        await Wait.UntilAsync(() => receiver.Count == 400, TimeSpan.FromSeconds(40), () => $"{receiver.Count}, {rig.View("city")}");
        Assert.Equal(Numbers(1, 400), receiver.Seqs.Order());
        await Wait.UntilAsync(() => rig.Overview.TickOf(400) == DeliveryTick.Confirmed && rig.View("city").ConfirmedMissing == 0);
        Assert.Equal("ok", rig.View("city").Chain);
    }

    [Fact]
    public async Task Delivery_BrokerHangs_IsNoticedWithinFiveSecondsAndGoesOnAfterwards()
    {
        await using var broker = new Mosquitto();
        await broker.StartAsync();
        await using var receiver = await ReceiverRig.StartAsync(broker.Address);
        await using var rig = new DeliveryRig(DeliveryRig.To("city", broker.Address));
        await rig.StartAsync();
        await Wait.UntilAsync(() => rig.Status("city")?.State == ThingState.Online);

        await broker.FreezeAsync();
        await rig.AppendAsync(10);
        await Wait.UntilAsync(() => rig.Status("city")!.State == ThingState.Offline, TimeSpan.FromSeconds(5));
        await broker.ThawAsync();

        await Wait.UntilAsync(() => receiver.Count == 10 && rig.View("city").Queue == 0);
        Assert.Equal(Numbers(1, 10), receiver.Seqs);
    }

    [Fact]
    public async Task Delivery_OneDestinationDead_TheOtherIsNotDelayed()
    {
        await using var broker = new Mosquitto();
        await broker.StartAsync();
        await using var silent = new ScriptedBroker { OnPublish = _ => ScriptedAnswer.Hold };
        await using var receiver = await ReceiverRig.StartAsync(broker.Address);
        await using var rig = new DeliveryRig(
            DeliveryRig.To("dead", $"mqtt://127.0.0.1:{FreePort.Next()}"),
            DeliveryRig.To("silent", silent.Address),
            DeliveryRig.To("city", broker.Address));
        await rig.StartAsync();

        await rig.AppendAsync(300);

        await Wait.UntilAsync(() => receiver.Count == 300 && rig.View("city").Queue == 0, TimeSpan.FromSeconds(5));
        Assert.Equal((300, 300, 0), (rig.View("dead").Queue, rig.View("silent").Queue, rig.View("city").Queue));
        Assert.Equal(DeliveryTick.Waiting, rig.Overview.TickOf(1));
        Assert.Equal(1, rig.Overview.NeededFrom);
    }

    [Fact]
    public async Task Delivery_AcknowledgementsSwallowedByTheNetwork_AllArriveOnceInTheLedger()
    {
        await using var broker = new Mosquitto();
        await broker.StartAsync();
        await using var proxy = new FaultProxy(broker.Port);
        await using var receiver = await ReceiverRig.StartAsync(broker.Address);
        await using var rig = new DeliveryRig(DeliveryRig.To("city", $"mqtt://127.0.0.1:{proxy.Port}", publishTimeout: TimeSpan.FromSeconds(1)));
        await rig.StartAsync();
        await rig.AppendAsync(5);
        await Wait.UntilAsync(() => rig.Sent("city"));

        proxy.StallToClient();
        await rig.AppendAsync(10);
        await Wait.UntilAsync(() => receiver.Count == 15);
        Assert.Equal(10, rig.View("city").Queue);
        proxy.Resume();

        await Wait.UntilAsync(() => rig.Sent("city"));
        Assert.Equal(Numbers(1, 15), receiver.Seqs);
    }

    [Fact]
    public async Task Delivery_RestartWithHalfTheBacklogSent_GoesOnWhereItWas()
    {
        await using var broker = new Mosquitto();
        await broker.StartAsync();
        await using var receiver = await ReceiverRig.StartAsync(broker.Address);
        await using var rig = new DeliveryRig(DeliveryRig.To("city", broker.Address, replayRate: 1000));
        await rig.AppendBatchAsync(1000);
        await rig.StartAsync();
        await Wait.UntilAsync(() => rig.Overview.All.Count > 0 && rig.View("city").DeliveredUpTo > 300);

        await rig.StopAsync();
        var saved = rig.Store.Load("city").Settled;
        Assert.InRange(saved.Low, 301, 999);
        await Wait.UntilAsync(() => receiver.Count == saved.Count);
        await rig.StartAsync();

        await Wait.UntilAsync(() => receiver.Count == 1000);
        Assert.Equal(Numbers(1, 1000), receiver.Seqs);
    }

    [Fact]
    public async Task Delivery_NewEventDuringALongReplay_DoesNotWaitForIt()
    {
        await using var broker = new Mosquitto();
        await broker.StartAsync();
        await using var receiver = await ReceiverRig.StartAsync(broker.Address);
        await using var rig = new DeliveryRig(DeliveryRig.To("city", broker.Address, replayRate: 200));
        await rig.AppendBatchAsync(1000);
        await rig.StartAsync();
        await Wait.UntilAsync(() => receiver.Count > 20);

        await rig.AppendAsync(1);
        await Wait.UntilAsync(() => receiver.Seqs.Contains(1001), TimeSpan.FromSeconds(2));

        Assert.InRange(receiver.Count, 21, 900);
        var entries = receiver.Ledger.ReadAfter(0, 2000);
        Assert.All(entries, entry => Assert.Equal(entry.Seq <= 1000, entry.Replay));
    }

    private static IEnumerable<long> Numbers(long from, int count) => Enumerable.Range(0, count).Select(i => from + i);
}
