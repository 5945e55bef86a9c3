using System.Text.Json.Nodes;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Tests.Api;

public sealed class EventsApiTests
{
    private static async Task<TestGateway> StartWithAsync(int events)
    {
        var gateway = await TestGateway.StartAsync();
        var journal = gateway.Get<JournalStore>();
        for (var i = 0; i < events; i++)
        {
            await journal.CommitAsync(
                null, [new EventDraft(EventTypes.SaleRecorded, "till", EventClass.Sale, """{"secret":"data"}"""u8.ToArray(), $"sale-{i}")], TestContext.Current.CancellationToken);
        }
        return gateway;
    }

    [Fact]
    public async Task Events_WithoutAfter_AreTheNewestInOrderAndWithoutTheirData()
    {
        await using var gateway = await StartWithAsync(5);

        var text = await gateway.ReadAsync("/api/v1/events?max=3");
        var events = JsonNode.Parse(text)!.AsArray();

        Assert.Equal(["sale-2", "sale-3", "sale-4"], events.Select(one => (string?)one!["subject"]));
        Assert.Equal("till", (string?)events[0]!["thing"]);
        Assert.DoesNotContain("secret", text);
    }

    [Fact]
    public async Task Events_AfterANumber_GoOnFromThere()
    {
        await using var gateway = await StartWithAsync(5);

        // The gateway's own start is an event too, so the sales are looked for by what they are.
        var all = JsonNode.Parse(await gateway.ReadAsync("/api/v1/events?after=0"))!.AsArray();
        var first = all.First(one => (string?)one!["subject"] == "sale-0")!;
        var rest = JsonNode.Parse(await gateway.ReadAsync($"/api/v1/events?after={first["seq"]}"))!.AsArray();

        Assert.Equal(all.Count - 1 - all.IndexOf(first), rest.Count);
        Assert.Equal("sale-1", (string?)rest.First(one => one!["subject"] is not null)!["subject"]);
    }
}
