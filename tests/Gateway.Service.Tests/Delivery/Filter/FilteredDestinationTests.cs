using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Delivery;
using EdgeGateway.Service.Delivery.Filter;
using EdgeGateway.Service.Tests.LocalPlatform;
using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.Delivery.Filter;

/// <summary>Destinations that get only some of the events, on a real broker with the reference receiver behind it.</summary>
public sealed class FilteredDestinationTests
{
    private const string Sale = "store.sale.recorded.v1";
    private const string Device = "gateway.device.changed.v1";

    [Fact]
    public async Task Events_OfOtherTypes_AreNotSentNotMissedAndNotWaitedFor()
    {
        await using var broker = await BrokerAsync();
        await using var receiver = await ReceiverRig.StartAsync(broker.Address);
        await using var rig = new DeliveryRig(To("sales", broker.Address));
        await rig.StartAsync();
        for (var i = 0; i < 20; i++)
        {
            await rig.AppendBatchAsync(3, Device);
            await rig.AppendBatchAsync(1, Sale);
        }

        await Wait.UntilAsync(() => receiver.Count == 20 && rig.Sent("sales"), state: () => $"{receiver.Count} {rig.View("sales")}");
        Assert.All(receiver.Ledger.ReadAfter(0, 100), entry => Assert.Equal(Sale, entry.Type));
        Assert.Equal(80, rig.View("sales").DeliveredUpTo);
        await Wait.UntilAsync(() => rig.View("sales") is { ConfirmedUpTo: 80, ConfirmedMissing: 0 }, state: () => rig.View("sales").ToString());
        Assert.Empty(receiver.Ledger.ReceiptFor("gw-test").Missing);
        Assert.Equal("ok", rig.View("sales").Chain);
        Assert.Equal((DeliveryTick.Confirmed, DeliveryTick.Nowhere), (rig.Overview.TickOf(4), rig.Overview.TickOf(1)));
    }

    [Fact]
    public async Task Events_OfOtherTypesWhileThePlatformIsAway_DoNotCountAndDoNotHoldRetention()
    {
        await using var rig = new DeliveryRig(To("sales", $"mqtt://127.0.0.1:{FreePort.Next()}"));
        await rig.StartAsync();
        await rig.AppendBatchAsync(600, Device);
        await Wait.UntilAsync(() => rig.Overview.NeededFrom == 601);
        Assert.Equal(0, rig.View("sales").Queue);

        await rig.AppendBatchAsync(2, Sale);
        await rig.AppendBatchAsync(300, Device);
        await rig.AppendBatchAsync(1, Sale);

        await Wait.UntilAsync(() => rig.View("sales").Queue == 3, state: () => rig.View("sales").ToString());
        Assert.Equal(601, rig.Overview.NeededFrom);
    }

    [Fact]
    public async Task Backlog_MixedAndInterrupted_ArrivesInOrderWithASmallCursor()
    {
        await using var broker = await BrokerAsync();
        await using var receiver = await ReceiverRig.StartAsync(broker.Address);
        await using var rig = new DeliveryRig(To("sales", broker.Address));
        for (var i = 0; i < 50; i++)
        {
            await rig.AppendBatchAsync(1, Sale);
            await rig.AppendBatchAsync(2, Device);
        }

        await rig.StartAsync();
        await Wait.UntilAsync(() => rig.Sent("sales") && receiver.Count == 50);
        await rig.StopAsync();
        Assert.Equal("1-150", rig.Store.Load("sales").Settled.ToString());
        await rig.AppendBatchAsync(5, Device);
        await rig.AppendBatchAsync(1, Sale);
        await rig.StartAsync();

        await Wait.UntilAsync(() => receiver.Count == 51);
        Assert.Equal(Enumerable.Range(0, 50).Select(i => 1L + i * 3).Append(156), receiver.Seqs);
        Assert.Empty(receiver.Ledger.ReceiptFor("gw-test").Missing);
    }

    [Fact]
    public async Task Start_Now_BeginsWithWhatComesAndStaysSoAfterARestart()
    {
        await using var broker = await BrokerAsync();
        await using var receiver = await ReceiverRig.StartAsync(broker.Address);
        await using var rig = new DeliveryRig(To("late", broker.Address, new FilterOptions { Start = StartAt.Now }));
        await rig.AppendBatchAsync(100, Sale);
        await rig.StartAsync();
        await Wait.UntilAsync(() => rig.Sent("late"));
        await rig.AppendBatchAsync(3, Sale);
        await Wait.UntilAsync(() => receiver.Count == 3);
        await rig.StopAsync();
        await rig.AppendBatchAsync(2, Device);

        await rig.StartAsync();

        await Wait.UntilAsync(() => receiver.Count == 5 && rig.View("late") is { ConfirmedUpTo: 105, ConfirmedMissing: 0 }, state: () => rig.View("late").ToString());
        Assert.Equal([101, 102, 103, 104, 105], receiver.Seqs);
        Assert.Equal(106, rig.Overview.NeededFrom);
    }

    [Fact]
    public async Task Start_NowForADestinationThatWasThereBefore_ChangesNothing()
    {
        await using var broker = await BrokerAsync();
        await using var receiver = await ReceiverRig.StartAsync(broker.Address);
        await using var rig = new DeliveryRig(To("a", broker.Address, new FilterOptions { Start = StartAt.Now }));
        await rig.Store.SaveAsync([new BookChanges("a", "", null, [])]);
        await rig.AppendBatchAsync(10, Sale);

        await rig.StartAsync();

        await Wait.UntilAsync(() => receiver.Count == 10);
    }

    [Fact]
    public async Task Platform_ThatLostItsLedger_GetsEverythingMeantForItAgainAndNothingElse()
    {
        await using var broker = await BrokerAsync();
        await using var rig = new DeliveryRig(To("sales", broker.Address));
        await using (var first = await ReceiverRig.StartAsync(broker.Address))
        {
            await rig.StartAsync();
            for (var i = 0; i < 10; i++)
            {
                await rig.AppendBatchAsync(2, Device);
                await rig.AppendBatchAsync(1, Sale);
            }

            await Wait.UntilAsync(() => first.Count == 10);
        }

        await using var second = await ReceiverRig.StartAsync(broker.Address);
        await rig.AppendBatchAsync(1, Device);
        await rig.AppendBatchAsync(1, Sale);

        await Wait.UntilAsync(() => second.Count == 11, TimeSpan.FromSeconds(40), () => $"{second.Count}, {rig.View("sales")}");
        Assert.Equal(Enumerable.Range(1, 10).Select(i => 3L * i).Append(32), second.Seqs.Order());
        await Wait.UntilAsync(() => second.Ledger.ReceiptFor("gw-test").Missing.Count == 0);
    }

    [Fact]
    public async Task Sale_OneDestinationDoesNotGet_IsConfirmedWhenTheOthersHaveIt()
    {
        await using var broker = await BrokerAsync();
        await using var receiver = await ReceiverRig.StartAsync(broker.Address);
        await using var rig = new DeliveryRig(
            To("sales", broker.Address),
            To("devices", $"mqtt://127.0.0.1:{FreePort.Next()}", new FilterOptions { Types = ["gateway.*"] }));
        await rig.StartAsync();

        await rig.AppendBatchAsync(2, Sale);
        await rig.AppendBatchAsync(1, Device);

        await Wait.UntilAsync(() => rig.Overview.TickOf(2) == DeliveryTick.Confirmed);
        Assert.Equal(DeliveryTick.Waiting, rig.Overview.TickOf(3));
        await Wait.UntilAsync(() => rig.View("devices").Queue == 1);
    }

    private static async Task<Mosquitto> BrokerAsync()
    {
        var broker = new Mosquitto();
        await broker.StartAsync();
        return broker;
    }

    private static DestinationOptions To(string id, string broker, FilterOptions? filter = null) => new()
    {
        Id = id,
        Brokers = [broker],
        Filter = filter ?? new FilterOptions { Types = ["store.sale.*"] },
        ReconnectCap = TimeSpan.FromMilliseconds(100),
        ReplayStartDelay = TimeSpan.Zero,
    };
}
