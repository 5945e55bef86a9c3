using System.Text.Json.Nodes;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Health.Influx;
using EdgeGateway.Service.Health.Metrics;
using EdgeGateway.Service.Journal;
using EdgeGateway.Service.Space;
using EdgeGateway.Service.Tests.Journal;
using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.Health.Influx;

/// <summary>The whole way into real servers and back out of their own query interfaces.</summary>
public sealed class InfluxServersTests
{
    private static Task<TestGateway> GatewayAsync(string influx) =>
        TestGateway.StartAsync($$"""{ "metrics": { "influx": { {{influx}}, "interval": "1 s", "looksPerRequest": 1 } } }""");

    private static string V2(string url) => $"\"url\": \"{url}\", \"organisation\": \"shops\", \"bucket\": \"boxes\"";

    private static string V1(string url, string database) => $"\"url\": \"{url}\", \"api\": \"v1\", \"database\": \"{database}\"";

    private static async Task SentAsync(TestGateway gateway, long requests = 1)
    {
        await gateway.Get<MeterHost>().Registered.WaitAsync(TestContext.Current.CancellationToken);
        await gateway.Get<JournalStore>().CommitAsync(null, [TestJournal.Draft(1)], TestContext.Current.CancellationToken);
        var before = gateway.Get<InfluxTally>().Taken;
        await Wait.UntilAsync(() => gateway.Get<InfluxTally>().Taken >= before + requests, state: () => $"failed {gateway.Get<InfluxTally>().Failed}, refused {gateway.Get<InfluxTally>().Refused}");
    }

    [Theory]
    [InlineData("v1")]
    [InlineData("v2")]
    public async Task VictoriaMetrics_EitherPath_HasTheSeriesUnderTheSameNamesAsPrometheus(string api)
    {
        await using var server = new VictoriaMetrics();
        await server.StartAsync();
        await using var gateway = await GatewayAsync(api == "v1" ? V1(server.Url, "boxes") : V2(server.Url));
        await SentAsync(gateway, 2);

        var series = JsonNode.Parse((await server.ExportAsync("edgegateway_journal_events_total")).Split('\n')[0])!;

        Assert.Equal("test-gateway", (string?)series["metric"]!["gateway"]);
        Assert.True((double)series["values"]![0]! >= 1);
        var age = DateTimeOffset.FromUnixTimeMilliseconds((long)series["timestamps"]![0]!) - TimeProvider.System.GetUtcNow();
        Assert.InRange(Math.Abs(age.TotalMinutes), 0, 2);
        Assert.Contains("edgegateway_journal_commit_duration_seconds_bucket", await server.ExportAsync("edgegateway_journal_commit_duration_seconds_bucket"), StringComparison.Ordinal);
        Assert.Equal(0, gateway.Get<InfluxTally>().Refused);
        Assert.Empty(gateway.Errors);
    }

    [Fact]
    public async Task InfluxDb_OldWritePath_AnswersTheQuery()
    {
        await using var server = new InfluxDb();
        await server.StartAsync();
        await using var gateway = await GatewayAsync(V1(server.Url, InfluxDb.Database));
        await SentAsync(gateway, 2);

        var answer = JsonNode.Parse(await server.QueryAsync("SELECT last(value) FROM edgegateway_thing_state WHERE gateway = 'test-gateway' GROUP BY thing, kind"))!;

        var series = answer["results"]![0]!["series"]!.AsArray();
        var journal = Assert.Single(series, one => (string?)one!["tags"]!["thing"] == "journal")!;
        Assert.Equal(("journal", 0), ((string?)journal["tags"]!["kind"], (int)journal["values"]![0]![1]!));
        Assert.Equal(0, gateway.Get<InfluxTally>().Refused);
    }

    [Fact]
    public async Task VictoriaMetrics_AwayAtFirst_GetsWhatWasMeasuredMeanwhile()
    {
        await using var server = new VictoriaMetrics();
        await using var gateway = await GatewayAsync(V2(server.Url));
        var buffer = gateway.Get<InfluxBuffer>();
        await Wait.UntilAsync(() => buffer.Count >= 2);
        var kept = buffer.Count;

        await server.StartAsync();
        await Wait.UntilAsync(() => buffer.Count == 0 && gateway.Get<InfluxTally>().Taken >= kept);

        var series = JsonNode.Parse((await server.ExportAsync("process_uptime_seconds")).Split('\n')[0])!;
        Assert.True(series["timestamps"]!.AsArray().Count >= kept, series.ToJsonString());
        Assert.Equal(0, gateway.Get<InfluxTally>().Full);
        Assert.Empty(gateway.Errors);
    }

    [Fact]
    public async Task Buffer_DiskNearlyFull_IsOneOfThoseThatGiveRoom()
    {
        await using var gateway = await GatewayAsync(V2($"http://127.0.0.1:{FreePort.Next()}"));
        var buffer = gateway.Get<InfluxBuffer>();
        await Wait.UntilAsync(() => buffer.Count >= 1);
        var user = Assert.Single(gateway.Get<SpaceSetup>().Users, one => one.Name == "metrics");

        var freed = await user.FreeAsync(1, TestContext.Current.CancellationToken);

        Assert.Equal((EventClass.Telemetry, 1L), (user.Class, freed.Count));
        Assert.True(freed.Bytes > 0);
    }
}
