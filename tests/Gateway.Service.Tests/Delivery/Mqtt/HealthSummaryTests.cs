using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Delivery.Mqtt;
using Microsoft.Extensions.Time.Testing;

namespace EdgeGateway.Service.Tests.Delivery.Mqtt;

public sealed class HealthSummaryTests
{
    private static ThingStatus Thing(string id, ThingState state) => new(
        id, ThingKinds.ReceiptPrinter, state, DateTimeOffset.UnixEpoch, state is ThingState.Offline ? new Trouble("printer.gone", new("原因", "cause"), new("下一步", "next")) : null);

    [Fact]
    public void Of_Things_NamesTheWorstAndCountsThem()
    {
        var summary = HealthSummary.Of([Thing("printer-1", ThingState.Offline), Thing("printer-2", ThingState.Degraded), Thing("printer-3", ThingState.Online), Thing("printer-4", ThingState.Disabled)]);

        Assert.Equal(("offline", 2), (summary.State, summary.NeedSomebody));
        Assert.Equal(["printer-1 offline printer.gone", "printer-2 degraded"], summary.Troubled);
    }

    [Fact]
    public void Of_HundredTroubles_StaysShortAndCountsAll()
    {
        var summary = HealthSummary.Of([.. Enumerable.Range(0, 100).Select(i => Thing($"p-{i}", ThingState.Offline))]);

        Assert.Equal((100, 20), (summary.NeedSomebody, summary.Troubled.Count));
    }

    [Fact]
    public void IsDue_OnlyAtAChangeOrAfterFiveMinutes()
    {
        var clock = new FakeTimeProvider();
        var schedule = new StatusSchedule(clock);
        var well = HealthSummary.Of([Thing("p", ThingState.Online)]);
        var ill = HealthSummary.Of([Thing("p", ThingState.Offline)]);

        Assert.True(schedule.IsDue(well));
        Assert.False(schedule.IsDue(HealthSummary.Of([Thing("p", ThingState.Online)])));
        Assert.True(schedule.IsDue(ill));
        Assert.False(schedule.IsDue(ill));
        clock.Advance(TimeSpan.FromSeconds(299));
        Assert.False(schedule.IsDue(ill));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(schedule.IsDue(ill));
        Assert.False(schedule.IsDue(ill));
    }
}
