using System.Text.Json.Nodes;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Delivery;
using EdgeGateway.Service.Journal;
using EdgeGateway.Service.Tests.LocalPlatform;
using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.Commands;

/// <summary>The whole gateway at a real broker, asked by a platform.</summary>
public sealed class CommandsOverMqttTests
{
    private static string Configuration(string broker, string commands, string more = "") => $$"""
        {
          "destinations": [{ "id": "city", "brokers": ["{{broker}}"], "acceptNoSubscriber": true, "reconnectCap": "200 ms", "commands": [{{commands}}] }],
          "scanners": [{ "id": "scanner-1", "address": "virtual:" }],
          {{more}}
        }
        """;

    private static Task<JsonNode> AskAsync(Ask ask, string name, string payload = "", string? id = null) => ask.AskAsync(name, payload, id, gateway: "test-gateway");

    private static Task ConnectedAsync(TestGateway gateway, Mosquitto broker) =>
        Wait.UntilAsync(() => gateway.Get<DeliveryOverview>().All is [{ State: "connected" }], state: () => broker.Log);

    [Fact]
    public async Task Command_FromARealBroker_IsAnsweredWithCorrelationAndRecorded()
    {
        await using var broker = new Mosquitto();
        await broker.StartAsync();
        await using var gateway = await TestGateway.StartAsync(Configuration(broker.Address, "\"ping\", \"status\""));
        await ConnectedAsync(gateway, broker);
        await using var ask = await Ask.ConnectAsync(broker.Address);
        await ReachableAsync(ask);

        var ping = await AskAsync(ask, "ping", id: "p-1");
        Assert.Equal(("done", "p-1"), ((string)ping["code"]!, ask.Answers[^1].Correlation));
        Assert.Equal(gateway.Get<JournalStore>().Boot.BootId, (Guid)ping["result"]!["bootId"]!);
        Assert.Equal("test-gateway", (string)(await AskAsync(ask, "status"))["result"]!["gatewayId"]!);
        Assert.Equal("unknown-command", (string)(await AskAsync(ask, "format-disk"))["code"]!);
        Assert.Equal("not-allowed", (string)(await AskAsync(ask, "restart-device", "{\"id\":\"scanner-1\"}", "r-1"))["code"]!);
        Assert.Equal("bad-payload", (string)(await AskAsync(ask, "ping", "{"))["code"]!);

        var record = gateway.Get<JournalStore>().ReadEvents(0, 1000).First(one => one.Type == EventTypes.CommandExecuted && one.Body.Span.IndexOf("702d31"u8) >= 0);
        Assert.Equal("tester", (string)JsonNode.Parse(record.Body.Span)!["data"]!["who"]!);
        Assert.Empty(gateway.Errors);
    }

    [Fact]
    public async Task Command_AfterTheBrokerCameBack_IsHeardAgain()
    {
        await using var broker = new Mosquitto();
        await broker.StartAsync();
        await using var gateway = await TestGateway.StartAsync(Configuration(broker.Address, "\"ping\""));
        await ConnectedAsync(gateway, broker);
        await broker.KillAsync();
        await Wait.UntilAsync(() => gateway.Get<DeliveryOverview>().All[0].State == "waiting");
        await broker.StartAsync();
        await ConnectedAsync(gateway, broker);
        await using var ask = await Ask.ConnectAsync(broker.Address);

        await ReachableAsync(ask);
    }

    [Fact]
    public async Task Command_KeptByTheBroker_IsNotCarriedOut()
    {
        await using var broker = new Mosquitto();
        await broker.StartAsync();
        await using var ask = await Ask.ConnectAsync(broker.Address);
        await ask.SendAsync("restart-device", "{\"id\":\"scanner-1\"}", "old", retain: true, gateway: "test-gateway");
        await using var gateway = await TestGateway.StartAsync(Configuration(broker.Address, "\"restart-device\""));

        await Wait.UntilAsync(() => ask.Answers.Count > 0);

        Assert.Equal("retained", (string)JsonNode.Parse(ask.Answers[0].Body)!["code"]!);
    }

    [Fact]
    public async Task RestartDevice_RunningScanner_IsClosedAndOpenedAgain()
    {
        await using var broker = new Mosquitto();
        await broker.StartAsync();
        await using var gateway = await TestGateway.StartAsync(Configuration(broker.Address, "\"restart-device\", \"ping\""));
        await ConnectedAsync(gateway, broker);
        await using var ask = await Ask.ConnectAsync(broker.Address);
        await ReachableAsync(ask);
        var health = gateway.Get<EdgeGateway.Service.Health.HealthRegistry>();
        await Wait.UntilAsync(() => health.Find("scanner-1")?.State == ThingState.Online);

        Assert.Equal("done", (string)(await AskAsync(ask, "restart-device", "{\"id\":\"scanner-1\"}", "r-1"))["code"]!);
        Assert.Equal("failed", (string)(await AskAsync(ask, "restart-device", "{\"id\":\"toaster\"}", "r-2"))["code"]!);
        Assert.Equal("bad-payload", (string)(await AskAsync(ask, "restart-device", "{}", "r-3"))["code"]!);
        await Wait.UntilAsync(() => health.Find("scanner-1")?.State == ThingState.Online);
    }

    [Fact]
    public async Task Resend_RangeOfDeliveredEvents_GoesOutAgain()
    {
        await using var broker = new Mosquitto();
        await broker.StartAsync();
        await using var gateway = await TestGateway.StartAsync(Configuration(broker.Address, "\"resend\", \"ping\""));
        await ConnectedAsync(gateway, broker);
        await using var ask = await Ask.ConnectAsync(broker.Address);
        await ReachableAsync(ask);
        await Wait.UntilAsync(() => gateway.Get<DeliveryOverview>().All[0].Queue == 0);
        // A platform that begins only now has nothing.
        await using var receiver = await ReceiverRig.StartAsync(broker.Address);

        var answer = await AskAsync(ask, "resend", "{\"from\":1,\"to\":2}", "x-1");

        Assert.Equal(2, (int)answer["result"]!["events"]!);
        await Wait.UntilAsync(() => receiver.Seqs.Contains(1) && receiver.Seqs.Contains(2));
        Assert.Equal("failed", (string)(await AskAsync(ask, "resend", "{\"from\":1,\"to\":2,\"destination\":\"moon\"}", "x-2"))["code"]!);
        Assert.Equal("bad-payload", (string)(await AskAsync(ask, "resend", "{\"from\":5,\"to\":2}", "x-3"))["code"]!);
    }

    [Fact]
    public async Task TakeSnapshot_Camera_IsStoredAndNamed()
    {
        await using var gateway = await TestGateway.StartDemoAsync(camera: true, settings: [("Destinations__0__Commands", "[\"take-snapshot\",\"ping\"]")]);
        await Wait.UntilAsync(() => gateway.Get<DeliveryOverview>().All is [{ State: "connected" }]);
        await using var ask = await Ask.ConnectAsync(gateway.Get<DeliveryOverview>().All[0].Address);
        var camera = gateway.Get<EdgeGateway.Service.Cases.CameraRoster>().All[0];
        await Wait.UntilAsync(() => camera.HasPicture, TimeSpan.FromSeconds(40));
        var id = gateway.Options.GatewayId;
        await ReachableAsync(ask, id);

        var answer = await ask.AskAsync("take-snapshot", $"{{\"camera\":\"{camera.Id}\"}}", "s-1", gateway: id);

        Assert.Equal("done", (string)answer["code"]!);
        var name = (string)answer["result"]!["name"]!;
        using var picture = await gateway.GetAsync($"/api/v1/snapshots/{name}");
        var bytes = await picture.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Equal((string)answer["result"]!["sha256"]!, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)));
        using var nothing = await gateway.GetAsync("/api/v1/snapshots/..%2Fjournal.db");
        Assert.False(nothing.IsSuccessStatusCode);
        Assert.Equal("failed", (string)(await ask.AskAsync("take-snapshot", "{\"camera\":\"none\"}", "s-2", gateway: id))["code"]!);
    }

    /// <summary>The subscription stands a moment after the connection does.</summary>
    internal static async Task ReachableAsync(Ask ask, string gateway = "test-gateway")
    {
        for (var round = 0; ask.Answers.Count == 0; round++)
        {
            Assert.True(round < 100, "no answer to 100 pings");
            await ask.SendAsync("ping", gateway: gateway);
            await Wait.UntilAsync(() => ask.Answers.Count > 0, TimeSpan.FromSeconds(0.2)).ContinueWith(_ => { }, TaskScheduler.Default);
        }

        // Stragglers: every ping that was heard has its answer before the test goes on.
        var seen = -1;
        while (seen != ask.Answers.Count)
        {
            seen = ask.Answers.Count;
            var more = seen;
            await Wait.UntilAsync(() => ask.Answers.Count > more, TimeSpan.FromSeconds(0.2)).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }
}
