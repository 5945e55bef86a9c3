using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Delivery.Filter;
using EdgeGateway.Service.Journal;
using EdgeGateway.Service.Tests.Journal;

namespace EdgeGateway.Service.Tests.Delivery.Filter;

public sealed class EventFilterTests
{
    [Theory]
    [InlineData("store.sale.*", "store.sale.recorded.v1", true)]
    [InlineData("store.sale.*", "store.sales.v1", false)]
    [InlineData("*.v1", "city.case.filed.v1", true)]
    [InlineData("city.*.filed.v1", "city.case.filed.v1", true)]
    [InlineData("city.case.filed.v1", "city.case.filed.v10", false)]
    [InlineData("Store.*", "store.sale.recorded.v1", false)]
    public void Takes_Pattern_MatchesWholeNames(string pattern, string type, bool taken) =>
        Assert.Equal(taken, new EventFilter(new FilterOptions { Types = [pattern] }, []).Takes(Event(1, type)));

    [Theory]
    [InlineData(EventClass.Sale, true)]
    [InlineData(EventClass.Case, true)]
    [InlineData(EventClass.Change, false)]
    [InlineData(EventClass.Telemetry, false)]
    public void Takes_MinimumClass_LeavesOutWhatIsLessImportant(EventClass @class, bool taken) =>
        Assert.Equal(taken, new EventFilter(new FilterOptions { MinimumClass = EventClass.Case }, []).Takes(Event(1, "a", @class)));

    [Fact]
    public void Takes_BothFilterAndMapping_MustAgree()
    {
        var filter = new EventFilter(new FilterOptions { Types = ["store.*"] }, ["*.recorded.v1"]);

        Assert.True(filter.Takes(Event(1, "store.sale.recorded.v1")));
        Assert.False(filter.Takes(Event(1, "store.sale.refused.v1")));
        Assert.False(filter.Takes(Event(1, "city.recorded.v1")));
    }

    [Fact]
    public void TakesAll_OnlyWithNothingSet()
    {
        Assert.True(EventFilter.Everything.TakesAll);
        Assert.False(new EventFilter(new FilterOptions { Types = ["*"] }, []).TakesAll);
        Assert.False(new EventFilter(new FilterOptions(), ["a"]).TakesAll);
        Assert.False(new EventFilter(new FilterOptions { MinimumClass = EventClass.Sale }, []).TakesAll);
        Assert.False(new EventFilter(new FilterOptions(), []) { Start = 5 }.TakesAll);
    }

    [Fact]
    public void Takes_BeforeTheStart_IsLeftOut()
    {
        var filter = new EventFilter(new FilterOptions(), []) { Start = 5 };

        Assert.False(filter.Takes(Event(5, "a")));
        Assert.True(filter.Takes(Event(6, "a")));
    }

    [Fact]
    public async Task TakenBefore_Journal_AgreesWithTakes()
    {
        await using var journal = new TestJournal();
        string[] types = ["store.sale.recorded.v1", "city.case.filed.v1", "gateway.device.changed.v1", "store.sale.refused.v1"];
        await journal.Store.CommitAsync(null, [.. Enumerable.Range(0, 40).Select(i => new EventDraft(types[i * 7 % 4], "t", (EventClass)(i % 4), "{}"u8.ToArray()))], TestContext.Current.CancellationToken);
        EventFilter[] filters =
        [
            EventFilter.Everything,
            new(new FilterOptions { Types = ["store.*", "city.case.filed.v1"], MinimumClass = EventClass.Case }, []),
            new(new FilterOptions { Types = ["*.v1"] }, ["store.sale.re*"]),
            new(new FilterOptions { Types = ["*.recorded.v1"] }, []) { Start = 10 },
        ];
        var events = journal.Store.ReadEvents(0, 100);

        Assert.All(filters, filter => Assert.All(events, one =>
            Assert.Equal(events.Where(before => before.Seq < one.Seq && filter.Takes(before)).Select(before => before.Seq).DefaultIfEmpty(0).Max(), filter.TakenBefore(journal.Store, one.Seq))));
    }

    private static CommittedEvent Event(long seq, string type, EventClass @class = EventClass.Sale) => new(seq, Guid.NewGuid(), type, @class, default, default, "");
}
