using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Delivery;
using EdgeGateway.Service.Journal;
using EdgeGateway.Service.Tests.LocalPlatform;
using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.Delivery;

/// <summary>A wall clock that jumps anyhow loses nothing, orders nothing and holds up nothing.</summary>
public sealed class DeliveryClockTests
{
    private static readonly DateTimeOffset[] Walls =
    [
        DateTimeOffset.UnixEpoch, new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero), new(2066, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero),
        DateTimeOffset.UnixEpoch.AddSeconds(5), new(2026, 11, 23, 10, 0, 5, TimeSpan.Zero),
    ];

    [Fact]
    public async Task Delivery_WallClockJumpsAllTheTime_EverythingArrivesInOrderAndIsConfirmed()
    {
        var clock = new CrazyClock();
        clock.Set(DateTimeOffset.UnixEpoch);
        await using var broker = new Mosquitto();
        await broker.StartAsync();
        await using var receiver = await ReceiverRig.StartAsync(broker.Address);
        await using var rig = new DeliveryRig(clock, DeliveryRig.To("city", broker.Address));
        await rig.StartAsync();

        foreach (var wall in Walls)
        {
            clock.Set(wall);
            await rig.AppendAsync(30);
            var last = rig.Journal.LastSeq;
            // Within seconds, whatever the wall says: nothing waits for a time that never comes.
            await Wait.UntilAsync(() => rig.Overview.TickOf(last) == DeliveryTick.Confirmed, TimeSpan.FromSeconds(15), () => $"{wall} {rig.View("city")}");
        }

        Assert.Equal(Enumerable.Range(1, receiver.Count).Select(seq => (long)seq), receiver.Seqs);
        Assert.Equal(rig.Journal.LastSeq, receiver.Count);
        Assert.Equal("ok", rig.View("city").Chain);
    }

    [Fact]
    public async Task Delivery_BrokerGoneWhileTheClockIsSetBack_ReconnectsAtOnce()
    {
        var clock = new CrazyClock();
        await using var broker = new Mosquitto();
        await broker.StartAsync();
        await using var receiver = await ReceiverRig.StartAsync(broker.Address);
        await using var rig = new DeliveryRig(clock, DeliveryRig.To("city", broker.Address, acceptNoSubscriber: false));
        await rig.StartAsync();
        await Wait.UntilAsync(() => rig.Status("city")?.State == ThingState.Online);

        await broker.KillAsync();
        await Wait.UntilAsync(() => rig.Status("city")!.State == ThingState.Offline);
        clock.Set(DateTimeOffset.UnixEpoch);
        await rig.AppendAsync(10);
        await broker.StartAsync();

        await Wait.UntilAsync(() => receiver.Count == rig.Journal.LastSeq, TimeSpan.FromSeconds(15));
    }

    [Fact]
    public async Task Delivery_BrokerSilentWhileTheClockJumps_IsNoticedByTheOtherClock()
    {
        var clock = new CrazyClock();
        await using var broker = new Mosquitto();
        await broker.StartAsync();
        await using var rig = new DeliveryRig(clock, DeliveryRig.To("city", broker.Address, keepAlive: TimeSpan.FromSeconds(1)));
        await rig.StartAsync();
        await Wait.UntilAsync(() => rig.Status("city")?.State == ThingState.Online);

        clock.Set(new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await broker.FreezeAsync();

        await Wait.UntilAsync(() => rig.Status("city")!.State == ThingState.Offline, TimeSpan.FromSeconds(8));
        await broker.ThawAsync();
    }

    [Fact]
    public async Task Delivery_EventsWrittenAt1970AndAfterSynchronising_CarryWhatWasKnownAndACorrection()
    {
        var clock = new CrazyClock();
        clock.Set(DateTimeOffset.UnixEpoch.AddSeconds(9));
        await using var rig = new DeliveryRig(clock);
        await rig.AppendAsync(1);
        clock.Set(new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero));
        await rig.AppendAsync(1);

        var events = rig.Journal.ReadEvents(0, 10);
        Assert.Equal(["test.thing.done.v1", EventTypes.ClockCorrected, "test.thing.done.v1"], events.Select(one => one.Type));
        Assert.Equal([ClockState.Unset, ClockState.Synced, ClockState.Synced], events.Select(StateOf));
    }

    private static ClockState StateOf(CommittedEvent one)
    {
        Assert.True(GatewayMessage.TryParse(one.Body, out var message, out _));
        return message.Clock;
    }
}
