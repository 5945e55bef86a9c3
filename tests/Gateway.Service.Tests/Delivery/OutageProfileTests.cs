using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Delivery;
using EdgeGateway.Service.Tests.LocalPlatform;
using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.Delivery;

/// <summary>Networks as they are: the gateway behind a proxy that delays, stalls, resets and refuses; the receiver beside a real mosquitto.</summary>
public sealed class OutageProfileTests
{
    private static readonly TimeProvider Clock = TimeProvider.System;

    [Fact]
    public async Task Offline_ForAWhile_EverythingComesAfterwardsOnceAndInOrder()
    {
        await using var way = await WayAsync(NetworkProfile.Clean);
        await way.Rig.AppendAsync(20);
        await Wait.UntilAsync(() => way.Receiver.Count == 20 && way.Rig.Sent("city"));

        way.Proxy.Refuses = true;
        way.Proxy.Cut();
        await Wait.UntilAsync(() => way.Rig.Status("city")!.State == ThingState.Offline);
        await way.Rig.AppendBatchAsync(300);
        Assert.Equal(300, way.Rig.View("city").Queue);
        way.Proxy.Refuses = false;

        await way.AllConfirmedAsync(320);
        Assert.Equal(Numbers(320), way.Receiver.Seqs);
    }

    [Fact]
    public async Task ThreeG_AWindowIsUnderWayAtATime_NotOneEvent()
    {
        await using var way = await WayAsync(NetworkProfile.ThreeG);
        var start = Clock.GetTimestamp();
        await way.Rig.AppendBatchAsync(640);

        await way.AllConfirmedAsync(640);

        Assert.Equal(Numbers(640), way.Receiver.Seqs);
        // One by one it would take 64 s; ten windows of 64 take a little more than one.
        Assert.InRange(Clock.GetElapsedTime(start).TotalSeconds, 0.9, 20);
        Assert.Equal(1, way.Proxy.Connections);
    }

    [Fact]
    public async Task Satellite_WithStallsAndResets_LosesNothingAndBlamesNoEvent()
    {
        await using var way = await WayAsync(NetworkProfile.Satellite);
        await way.Rig.AppendBatchAsync(250, size: 300);

        await way.AllConfirmedAsync(250);

        Assert.Equal(Numbers(250), way.Receiver.Seqs.Order());
        Assert.InRange(way.Proxy.Faults.Resets, 2, 50);
        Assert.InRange(way.Proxy.Faults.Stalls, 3, 200);
        Assert.Equal(0, way.Rig.View("city").Quarantined);
        Assert.Equal("ok", way.Rig.View("city").Chain);
    }

    [Fact]
    public async Task Resets_EveryFewEvents_NeverCondemnAnEvent()
    {
        await using var way = await WayAsync(NetworkProfile.Clean with { ResetAfterBytes = 8_000 });
        await way.Rig.AppendBatchAsync(60, size: 300);

        await way.AllConfirmedAsync(60);

        Assert.Equal(Numbers(60), way.Receiver.Seqs.Order());
        Assert.InRange(way.Proxy.Faults.Resets, 5, 200);
        Assert.Equal(0, way.Rig.View("city").Quarantined);
    }

    [Fact]
    public async Task NewEvent_OverASatellite_TakesOneWayThereAndNoMore()
    {
        await using var way = await WayAsync(NetworkProfile.Satellite with { StallAfterBytes = 0, ResetAfterBytes = 0 });
        var start = Clock.GetTimestamp();
        await way.Rig.AppendAsync(1);
        await Wait.UntilAsync(() => way.Receiver.Count == 1);
        Assert.InRange(Clock.GetElapsedTime(start).TotalMilliseconds, 275, 2000);
    }

    private static IEnumerable<long> Numbers(int count) => Enumerable.Range(1, count).Select(seq => (long)seq);

    private static async Task<Way> WayAsync(NetworkProfile profile)
    {
        var broker = new Mosquitto();
        await broker.StartAsync();
        var proxy = new FaultProxy(broker.Port) { Profile = profile };
        var receiver = await ReceiverRig.StartAsync(broker.Address);
        var rig = new DeliveryRig(DeliveryRig.To("city", $"mqtt://127.0.0.1:{proxy.Port}", acceptNoSubscriber: false));
        await rig.StartAsync();
        await Wait.UntilAsync(() => rig.Status("city")?.State == ThingState.Online);
        return new Way(broker, proxy, receiver, rig);
    }

    private sealed record Way(Mosquitto Broker, FaultProxy Proxy, ReceiverRig Receiver, DeliveryRig Rig) : IAsyncDisposable
    {
        public Task AllConfirmedAsync(int count) => Wait.UntilAsync(
            () => Receiver.Count == count && Rig.Sent("city") && Rig.Overview.TickOf(count) == DeliveryTick.Confirmed,
            TimeSpan.FromSeconds(40),
            () => $"{Receiver.Count} of {count}, {Proxy.Connections} connections, {Rig.View("city")}");

        public async ValueTask DisposeAsync()
        {
            await Rig.DisposeAsync();
            await Receiver.DisposeAsync();
            await Proxy.DisposeAsync();
            await Broker.DisposeAsync();
        }
    }
}
