using System.Net.Http.Json;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Delivery;
using EdgeGateway.Service.Health;
using EdgeGateway.Service.Journal;
using EdgeGateway.Service.LocalPlatform;
using EdgeGateway.Service.Tests.Journal;
using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.LocalPlatform;

/// <summary>The demo's way: gateway, broker and receiver in one process.</summary>
public sealed class EmbeddedBrokerTests
{
    [Fact]
    public async Task Gateway_NoPlatformConfigured_DeliversToItsOwn()
    {
        await using var gateway = await StartAsync();

        await AppendAsync(gateway, 5);

        var last = gateway.Get<JournalStore>().LastSeq;
        await Wait.UntilAsync(() => gateway.Get<DeliveryOverview>().TickOf(last) == DeliveryTick.Confirmed);
        var destination = Assert.Single(gateway.Get<DeliveryOverview>().All);
        Assert.Equal(("local", "connected", "ok"), (destination.Id, destination.State, destination.Chain));
    }

    [Fact]
    public async Task Broker_SwitchedOffAndOn_EventsWaitAndThenArriveInOrder()
    {
        await using var gateway = await StartAsync();
        await AppendAsync(gateway, 3);
        var (overview, health, journal) = (gateway.Get<DeliveryOverview>(), gateway.Get<HealthRegistry>(), gateway.Get<JournalStore>());
        await Wait.UntilAsync(() => overview.TickOf(journal.LastSeq) == DeliveryTick.Confirmed);

        await PostAsync(gateway, "/api/v1/demo/broker/stop");
        await Wait.UntilAsync(() => health.Find("local")!.State == ThingState.Offline && health.Find("broker")!.State == ThingState.Offline, TimeSpan.FromSeconds(5));
        await AppendAsync(gateway, 20);
        var last = journal.LastSeq;
        Assert.Equal(DeliveryTick.Waiting, overview.TickOf(last));

        await PostAsync(gateway, "/api/v1/demo/broker/start");
        await Wait.UntilAsync(() => overview.TickOf(last) == DeliveryTick.Confirmed && health.Find("local")!.State == ThingState.Online);

        var ledger = await LedgerAsync(gateway);
        Assert.Equal(ledger.Select(entry => entry.Seq).Distinct(), ledger.Select(entry => entry.Seq));
        Assert.Equal(Enumerable.Range(1, (int)last).Select(seq => (long)seq), ledger.Select(entry => entry.Seq).Order().Take((int)last));
        Assert.True(health.Find("receiver")!.State == ThingState.Online);
    }

    [Fact]
    public async Task Broker_PortTaken_IsSaidAndGetsItOnceFree()
    {
        using var taken = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        await using var gateway = await StartAsync(((System.Net.IPEndPoint)taken.LocalEndpoint).Port);
        var health = gateway.Get<HealthRegistry>();
        await Wait.UntilAsync(() => health.Find("broker")?.Trouble?.Code == "broker.port-taken");

        taken.Stop();

        await Wait.UntilAsync(() => health.Find("broker")!.State == ThingState.Online);
    }

    [Fact]
    public async Task Switch_NoLocalBroker_IsNotOffered()
    {
        await using var gateway = await TestGateway.StartAsync("{}");

        var answer = await gateway.Http.PostAsync("/api/v1/demo/broker/stop", null, TestContext.Current.CancellationToken);

        Assert.NotEqual(System.Net.HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Destinations_OverHttp_SayHowFarTheyAre()
    {
        await using var gateway = await StartAsync();
        await AppendAsync(gateway, 2);
        await Wait.UntilAsync(() => gateway.Get<DeliveryOverview>().TickOf(gateway.Get<JournalStore>().LastSeq) == DeliveryTick.Confirmed);

        var json = await gateway.ReadAsync("/api/v1/destinations");

        Assert.Contains("\"id\":\"local\"", json, StringComparison.Ordinal);
        Assert.Contains("\"queue\":0", json, StringComparison.Ordinal);
        Assert.Equal("[]", await gateway.ReadAsync("/api/v1/quarantine"));
    }

    private static Task<TestGateway> StartAsync(int? port = null) =>
        TestGateway.StartAsync($$"""{"localPlatform": { "broker": true, "brokerPort": {{port ?? FreePort.Next()}}, "receiver": true } }""");

    private static async Task AppendAsync(TestGateway gateway, int count)
    {
        for (var i = 0; i < count; i++)
            await gateway.Get<JournalStore>().CommitAsync(null, [TestJournal.Draft(i)], TestContext.Current.CancellationToken);
    }

    private static async Task PostAsync(TestGateway gateway, string path) =>
        (await gateway.Http.PostAsync(path, null, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();

    private static async Task<List<LedgerEntry>> LedgerAsync(TestGateway gateway) =>
        (await gateway.Http.GetFromJsonAsync<List<LedgerEntry>>("/api/v1/platform/ledger?after=0", TestContext.Current.CancellationToken))!;
}
