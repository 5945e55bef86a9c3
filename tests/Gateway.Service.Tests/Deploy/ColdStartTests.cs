using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Health;
using EdgeGateway.Service.Journal;
using EdgeGateway.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace EdgeGateway.Service.Tests.Deploy;

/// <summary>A box that starts without a network, with a clock of 1970 and a platform whose certificate has ended: everything local works, and what does not is said.</summary>
public sealed class ColdStartTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData(-56 * 365)]
    [InlineData(5 * 365)]
    public async Task Box_WithNothingRightAroundIt_SellsRecordsAndSaysWhatIsWrong(int daysOff)
    {
        using var authority = new TestAuthority(_folder);
        var (certificate, key) = authority.Issue("broker", expired: true);
        await using var broker = new Mosquitto(listener: $"certfile {certificate}\nkeyfile {key}");
        await broker.StartAsync();
        var destinations = $$"""
            [{ "id": "local" }, { "id": "ended", "brokers": ["mqtts://127.0.0.1:{{broker.Port}}"], "caFile": "{{authority.File}}", "reconnectCap": "1 s" },
             { "id": "away", "brokers": ["mqtt://no-such-broker.invalid:1883"], "reconnectCap": "1 s" }]
            """;
        await using var gateway = await TestGateway.StartDemoAsync(
            replace: services => services.AddSingleton<TimeProvider>(new WrongClock(TimeSpan.FromDays(daysOff))),
            settings: ("Destinations", destinations.ReplaceLineEndings(" ")));

        await PostAsync(gateway, "checkout/lines", new { code = "Q001", quantity = 3 });
        var sale = await PostAsync(gateway, "checkout/confirm");

        Assert.Equal(2400, (int)sale["totalFen"]!);
        var recorded = gateway.Get<JournalStore>().ReadEvents(0, 1000).Last(one => one.Type == EventTypes.SaleRecorded);
        Assert.Equal(daysOff < 0, (string?)JsonNode.Parse(recorded.Body.Span)!["clock"] == "unset");
        foreach (var page in new[] { "/till", "/ops", "/health", "/metrics" })
        {
            using var answer = await gateway.GetAsync(page);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        var health = gateway.Get<HealthRegistry>();
        await Wait.UntilAsync(() => TroubleOf(health, "ended") is not null && TroubleOf(health, "away") is not null, state: () => $"{health.Find("ended")} {health.Find("away")}");
        Assert.Contains("certificate", TroubleOf(health, "ended")!.Cause.En, StringComparison.OrdinalIgnoreCase);
        Assert.NotEmpty(TroubleOf(health, "away")!.NextStep.Zh);
    }

    public void Dispose() => _folder.Dispose();

    private static Trouble? TroubleOf(HealthRegistry health, string id) => health.Find(id)?.Trouble;

    private static async Task<JsonNode> PostAsync(TestGateway gateway, string path, object? body = null)
    {
        using var answer = await gateway.Http.PostAsJsonAsync($"/api/v1/{path}", body ?? new { }, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }

    private sealed class WrongClock(TimeSpan off) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + off;
    }
}
