using System.Text.Json;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Delivery;
using EdgeGateway.Service.Delivery.Sending;
using EdgeGateway.Service.Space;

namespace EdgeGateway.Service.Tests.Space;

/// <summary>What goes when room runs out, and what never does. Caps of some kilobytes, a real journal.</summary>
public sealed class SpaceWorkerTests
{
    private static readonly SpaceLimits Roomy = new(1_000_000_000, 0, 0);

    private static IEnumerable<long> Numbers(long from, long to) => Enumerable.Range(0, (int)(to - from + 1)).Select(i => from + i);

    [Fact]
    public async Task Look_LimitReachedByUndeliveredTelemetry_DropsTheOldestAndSaysSo()
    {
        await using var rig = new SpaceRig(new SpaceLimits(60_000, 20_000, 0));
        rig.AddDestination("city");
        await rig.AppendAsync(10, EventClass.Sale);
        await rig.AppendAsync(60, EventClass.Telemetry);
        await rig.AppendAsync(5, EventClass.Case);

        await rig.LookAsync();

        Assert.Equal(Numbers(1, 10), rig.Kept.Take(10));
        Assert.Equal(Numbers(71, 75), rig.Kept.TakeLast(5));
        Assert.InRange(rig.Gauge.Read().Events, 30_000, 40_000);
        var lost = Assert.Single(rig.Store.Dropped());
        Assert.Equal(("limit", "events", EventClass.Telemetry), (lost.Reason, lost.What, lost.Class));
        Assert.Equal(60 - rig.Kept.Count(seq => seq is > 10 and <= 70), lost.Count);
        Assert.Equal("space.dropping", rig.Status!.Trouble!.Code);
        var told = Data(Assert.Single(rig.Told).Body);
        Assert.Equal(("telemetry", lost.Count, lost.Bytes), (told.Class, told.Count, told.Bytes));
        Assert.Equal([11, 10 + lost.Count], Assert.Single(told.Ranges));
    }

    [Fact]
    public async Task Look_Dropped_IsNotWaitedForAndNotAskedFor()
    {
        await using var rig = new SpaceRig(new SpaceLimits(20_000, 0, 0));
        var book = rig.AddDestination("city");
        await rig.AppendAsync(60, EventClass.Telemetry);

        await rig.LookAsync();

        var lost = rig.Store.Dropped()[0].Count;
        Assert.Equal(lost + 1, book.NextWaiting(1));
        Assert.DoesNotContain(1, book.Acknowledged().Ranges.Select(range => range.From));
    }

    [Fact]
    public async Task Look_MoreLostSoonAfter_IsCountedAtOnceButToldOnceInTenMinutes()
    {
        await using var rig = new SpaceRig(new SpaceLimits(30_000, 0, 0));
        rig.AddDestination("city");
        for (var round = 0; round < 5; round++)
        {
            await rig.AppendAsync(60, EventClass.Telemetry);
            await rig.LookAsync();
            rig.Clock.Pass(TimeSpan.FromSeconds(30));
        }

        Assert.Single(rig.Told);
        rig.Clock.Pass(TimeSpan.FromMinutes(10));
        await rig.LookAsync();

        Assert.Equal(2, rig.Told.Count);
        var (first, second) = (Data(rig.Told[0].Body), Data(rig.Told[1].Body));
        Assert.Equal(rig.Store.Dropped()[0].Count, first.Count + second.Count);
        Assert.Equal(second.Total, first.Count + second.Count);
    }

    [Fact]
    public async Task Look_ToldBeforeARestart_IsNotToldAgain()
    {
        await using var rig = new SpaceRig(new SpaceLimits(30_000, 0, 0));
        rig.AddDestination("city");
        await rig.AppendAsync(60, EventClass.Telemetry);
        await rig.LookAsync();

        await rig.RestartAsync();
        await rig.LookAsync();

        Assert.Single(rig.Told);
        Assert.True(rig.Store.Dropped()[0].Count > 0);
    }

    [Fact]
    public async Task Look_OnlyUndeliveredSalesAndCases_DropsNothingAndRaisesTheAlarm()
    {
        await using var rig = new SpaceRig(new SpaceLimits(60_000, 20_000, 0));
        rig.AddDestination("city");
        await rig.AppendAsync(30, EventClass.Sale);
        await rig.AppendAsync(25, EventClass.Case);
        await rig.LookAsync();
        Assert.Equal("space.reserve-in-use", rig.Status!.Trouble!.Code);

        await rig.AppendAsync(60, EventClass.Sale);
        await rig.LookAsync();

        Assert.Equal(Numbers(1, 115), rig.Kept);
        Assert.Empty(rig.Store.Dropped());
        Assert.Equal((ThingState.Degraded, "space.full"), (rig.Status!.State, rig.Status.Trouble!.Code));
    }

    [Fact]
    public async Task Look_HistoryThere_GoesBeforeAnythingUndelivered()
    {
        await using var rig = new SpaceRig(new SpaceLimits(60_000, 0, 0));
        var book = rig.AddDestination("city");
        await rig.AppendAsync(40, EventClass.Change);
        foreach (var seq in Numbers(1, 40))
            book.Acknowledge(seq, rig.Clock.Wall);
        await rig.AppendAsync(40, EventClass.Telemetry);

        await rig.LookAsync();

        Assert.Empty(rig.Store.Dropped());
        Assert.Equal(Numbers(41, 80), rig.Kept.TakeLast(40));
        Assert.True(rig.Kept.Count < 70 && rig.Status!.State == ThingState.Online, $"{rig.Kept.Count} {rig.Status}");
    }

    [Fact]
    public async Task Look_OnePlatformBehindOrQuarantining_KeepsWhatItLacks()
    {
        await using var rig = new SpaceRig(Roomy with { KeepDelivered = TimeSpan.Zero });
        var (quick, slow) = (rig.AddDestination("quick"), rig.AddDestination("slow"));
        await rig.AppendAsync(10, EventClass.Change);
        foreach (var seq in Numbers(1, 10))
            quick.Acknowledge(seq, rig.Clock.Wall);
        foreach (var seq in Numbers(1, 4))
            slow.Acknowledge(seq, rig.Clock.Wall);
        slow.SetAside(rig.Journal.ReadEvents(1, 1)[0], new Answer(Verdict.Quarantine, 0x87, "no"), rig.Clock.Wall);
        quick.SendAgain(new RangeSet([new SeqRange(4, 4)]));

        await rig.LookAsync();

        Assert.Equal([2, 4, 5, 6, 7, 8, 9, 10], rig.Kept);
    }

    [Fact]
    public async Task Look_DeliveredAndOld_GoesAfterItsTimeAndSalesStayLonger()
    {
        await using var rig = new SpaceRig(Roomy with { KeepDelivered = TimeSpan.FromDays(1), KeepSales = TimeSpan.FromDays(2) });
        var book = rig.AddDestination("city");
        await rig.AppendAsync(3, EventClass.Sale);
        await rig.AppendAsync(3, EventClass.Change);
        await rig.LookAsync();
        await rig.AppendAsync(1, EventClass.Change);
        foreach (var seq in Numbers(1, 7))
            book.Acknowledge(seq, rig.Clock.Wall);

        await PassAsync(rig, hours: 23);
        Assert.Equal(Numbers(1, 7), rig.Kept);
        await PassAsync(rig, hours: 2);
        Assert.Equal([1, 2, 3, 7], rig.Kept);
        await PassAsync(rig, hours: 24);
        Assert.Equal([7], rig.Kept);
        Assert.Empty(rig.Store.Dropped());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Look_WallClockJumpsYearsAhead_DeletesNothingEarly(bool restart)
    {
        await using var rig = new SpaceRig(Roomy with { KeepDelivered = TimeSpan.FromDays(30) });
        var book = rig.AddDestination("city");
        await rig.AppendAsync(5, EventClass.Change);
        foreach (var seq in Numbers(1, 4))
            book.Acknowledge(seq, rig.Clock.Wall);
        await rig.LookAsync();

        foreach (var years in new[] { 20, -70, 40 })
        {
            rig.Clock.Wall = rig.Clock.Wall.AddYears(years);
            if (restart)
                await rig.RestartAsync();
            await PassAsync(rig, hours: 2);
        }

        Assert.Equal(Numbers(1, 5), rig.Kept);
    }

    [Fact]
    public async Task Look_NeverSynchronised_StillLetsOldOnesGoByRunningTime()
    {
        await using var rig = new SpaceRig(Roomy with { KeepDelivered = TimeSpan.FromDays(1) }) { Synchronised = false };
        rig.Clock.Wall = DateTimeOffset.UnixEpoch;
        var book = rig.AddDestination("city");
        await rig.AppendAsync(5, EventClass.Change);
        foreach (var seq in Numbers(1, 5))
            book.Acknowledge(seq, rig.Clock.Wall);
        await rig.LookAsync();
        await rig.AppendAsync(1, EventClass.Change);

        await PassAsync(rig, hours: 12);
        await rig.RestartAsync();
        rig.Clock.Wall = DateTimeOffset.UnixEpoch;
        await PassAsync(rig, hours: 10);
        Assert.Equal(Numbers(1, 6), rig.Kept);
        await PassAsync(rig, hours: 5);

        Assert.Equal([6], rig.Kept);
    }

    [Fact]
    public async Task Look_NoPlatformAtAll_KeepsEverythingThatFits()
    {
        await using var rig = new SpaceRig(Roomy with { KeepDelivered = TimeSpan.Zero });
        await rig.AppendAsync(5, EventClass.Telemetry);

        await rig.LookAsync();

        Assert.Equal(Numbers(1, 5), rig.Kept);
    }

    [Fact]
    public async Task Budget_AfterAnHourOfEvents_KnowsTheRateAlsoAfterARestart()
    {
        await using var rig = new SpaceRig(new SpaceLimits(10_000_000, 0, 0));
        rig.AddDestination("city");
        await rig.LookAsync();
        Assert.Null(rig.Gauge.Budget().RatePerDay);
        await rig.AppendAsync(100, EventClass.Change);
        rig.Clock.Pass(TimeSpan.FromHours(1));
        await rig.LookAsync();

        await rig.RestartAsync();
        await rig.LookAsync();
        var gauge = rig.Gauge;
        gauge.Tick(rig.Store.LastMark()!.Age);
        var budget = gauge.Budget();

        Assert.Equal(rig.Journal.Sizes().Written * 24.0, budget.RatePerDay!.Value, 24.0 * 2000);
        Assert.Equal((10_000_000 - rig.Gauge.Read().Waiting) / budget.RatePerDay.Value, budget.DaysLeft!.Value, 6);
    }

    private static async Task PassAsync(SpaceRig rig, int hours)
    {
        for (var hour = 0; hour < hours; hour++)
        {
            rig.Clock.Pass(TimeSpan.FromHours(1));
            await rig.LookAsync();
        }
    }

    private static EventsDroppedData Data(ReadOnlyMemory<byte> body)
    {
        Assert.True(GatewayMessage.TryParse(body, out var message, out _));
        return JsonSerializer.Deserialize(message.Data.Span, SpaceJson.Default.EventsDroppedData)!;
    }
}
