using System.Net;
using System.Text;
using System.Text.Json;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Api.Browse;
using EdgeGateway.Service.Delivery;
using EdgeGateway.Service.Journal;
using EdgeGateway.Service.Tests.Journal;
using Microsoft.Extensions.Time.Testing;

namespace EdgeGateway.Service.Tests.Api;

public sealed class EventSearchTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 11, 25, 8, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _clock = new(Start);
    private readonly TestJournal _journal;

    public EventSearchTests() => _journal = new TestJournal(_clock);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private EventSearch Search => new(_journal.Store, new DeliveryOverview());

    public ValueTask DisposeAsync() => _journal.DisposeAsync();

    [Fact]
    public async Task Find_Everything_IsNewestFirstAndPagesByNumber()
    {
        await AppendAsync(1100);

        var first = Search.Find(new EventQuery { Max = 3 });
        var second = Search.Find(new EventQuery { Max = 3, Before = first.Next });

        Assert.Equal([1100, 1099, 1098], first.Events.Select(one => one.Event.Seq));
        Assert.Equal([1097, 1096, 1095], second.Events.Select(one => one.Event.Seq));
    }

    [Fact]
    public async Task Find_PagedToTheEnd_SeesEveryEventOnce()
    {
        await AppendAsync(450);
        var seen = new List<long>();
        long? before = null;
        do
        {
            var page = Search.Find(new EventQuery { Max = 200, Before = before });
            seen.AddRange(page.Events.Select(one => one.Event.Seq));
            before = page.Next;
        }
        while (before is not null);

        Assert.Equal(Enumerable.Range(1, 450).Reverse().Select(seq => (long)seq), seen);
    }

    [Fact]
    public async Task Find_RareType_IsFoundFarBackAndAPrefixFits()
    {
        await AppendAsync(1, "store.sale.recorded.v1");
        await AppendAsync(1200);

        Assert.Equal(1, Assert.Single(Search.Find(new EventQuery { Type = "store.sale.recorded.v1" }).Events).Event.Seq);
        Assert.Equal(1, Assert.Single(Search.Find(new EventQuery { Type = "store." }).Events).Event.Seq);
        Assert.Empty(Search.Find(new EventQuery { Type = "store" }).Events);
    }

    [Fact]
    public async Task Find_NothingFits_EndsWithAPlaceToGoOn()
    {
        await AppendAsync(EventSearch.MostLooked + 600);

        var first = Search.Find(new EventQuery { Type = "nothing.like.this" });
        var second = Search.Find(new EventQuery { Type = "nothing.like.this", Before = first.Next });

        Assert.NotNull(first.Next);
        Assert.Null(second.Next);
    }

    [Fact]
    public async Task Find_ByThingAndTime_GivesThoseOnly()
    {
        await AppendAsync(1, thing: "scanner-1");
        _clock.Advance(TimeSpan.FromHours(1));
        await AppendAsync(1, thing: "scanner-1");
        await AppendAsync(1, thing: "printer-1");

        Assert.Equal([2, 1], Search.Find(new EventQuery { Thing = "scanner-1" }).Events.Select(one => one.Event.Seq));
        Assert.Equal([2], Search.Find(new EventQuery { Thing = "scanner-1", From = Start.AddMinutes(30) }).Events.Select(one => one.Event.Seq));
        Assert.Equal([1], Search.Find(new EventQuery { To = Start.AddMinutes(30) }).Events.Select(one => one.Event.Seq));
    }

    [Fact]
    public async Task Find_AfterRetention_StopsAtTheOldestThatIsKept()
    {
        await AppendAsync(1300);
        await _journal.Store.DeleteAsync([.. Enumerable.Range(1, 1290).Select(seq => new KeptEvent(seq, EventClass.Change, 1))], null, Cancel);

        var page = Search.Find(new EventQuery { Max = 200 });

        Assert.Equal(10, page.Events.Count);
        Assert.Null(page.Next);
        Assert.Null(Search.Get(5));
        Assert.Equal(1300, Search.Get(1300)!.Seq);
    }

    [Fact]
    public void Find_EmptyJournal_IsEmpty() => Assert.Equal((0, null), (Search.Find(new EventQuery()).Events.Count, Search.Find(new EventQuery()).Next));

    [Fact]
    public async Task Api_OfARunningGateway_FindsByStateAndShowsOneEvent()
    {
        await using var gateway = await TestGateway.StartDemoAsync();
        await EdgeGateway.Testing.Wait.UntilAsync(() => gateway.Get<EventSearch>().Find(new EventQuery { Type = EventTypes.GatewayStarted, Tick = DeliveryTick.Confirmed, Destination = "local" }).Events.Count == 1);

        using var found = JsonDocument.Parse(await gateway.ReadAsync($"/api/v1/events/search?type={EventTypes.GatewayStarted}&destination=local&state=confirmed"));
        var seq = found.RootElement.GetProperty("events")[0].GetProperty("event").GetProperty("seq").GetInt64();
        Assert.Contains("\"bootId\"", await gateway.ReadAsync($"/api/v1/events/{seq}"), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("\"events\":[]", await gateway.ReadAsync($"/api/v1/events/search?type={EventTypes.GatewayStarted}&state=rejected"), StringComparison.Ordinal);
        Assert.Contains("\"events\":[]", await gateway.ReadAsync("/api/v1/events/search?destination=nobody"), StringComparison.Ordinal);
        using var wrong = await gateway.GetAsync("/api/v1/events/search?state=lost");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        using var none = await gateway.GetAsync("/api/v1/events/999999");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    private async Task AppendAsync(int count, string type = "test.thing.done.v1", string thing = "tester")
    {
        for (var left = count; left > 0; left -= 1000)
            await _journal.Store.CommitAsync(null, [.. Enumerable.Range(0, Math.Min(left, 1000)).Select(_ => new EventDraft(type, thing, EventClass.Change, Encoding.UTF8.GetBytes("{}")))], Cancel);
    }
}
