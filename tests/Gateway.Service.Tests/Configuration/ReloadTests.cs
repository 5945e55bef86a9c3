using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Delivery;
using EdgeGateway.Service.Hosting;
using EdgeGateway.Service.Journal;
using EdgeGateway.Service.Tests.Journal;
using EdgeGateway.Service.Tests.LocalPlatform;
using EdgeGateway.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace EdgeGateway.Service.Tests.Configuration;

/// <summary>The file is read again while the gateway runs.</summary>
public sealed class ReloadTests
{
    private string _file = "{}";
    private string _level = "Error";

    private static string City(string broker, string more = "") => $$"""{ "id": "city", "brokers": ["{{broker}}"], "reconnectCap": "200 ms", "replayStartDelay": "0 s"{{more}} }""";

    private static string File(string destinations, string more = "") => $$"""{ "destinations": [{{destinations}}]{{more}} }""";

    private async Task<(TestGateway Gateway, Func<Task<(HttpStatusCode Status, JsonNode Report)>> ReloadAsync)> StartAsync(string file)
    {
        _file = file;
        TestGateway? gateway = null;
        gateway = await TestGateway.StartAsync(file, services => services.AddSingleton(new ConfigurationSource(Read)));

        return (gateway, async () =>
        {
            using var answer = await gateway.Http.PostAsync("/api/v1/configuration/reload", null, TestContext.Current.CancellationToken);
            return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!);
        }
        );

        // As the program does: the same environment, the file as it is now.
        ConfigurationResult Read() => new ConfigurationReader(new Dictionary<string, string>
        {
            ["EDGEGATEWAY__GatewayId"] = "test-gateway",
            ["EDGEGATEWAY__DataDirectory"] = gateway!.DataDirectory,
            ["EDGEGATEWAY__Web__Port"] = "0",
            ["EDGEGATEWAY__Log__Level"] = _level,
        }).Read(_file, Path.GetTempPath());
    }

    private static IEnumerable<string> Texts(JsonNode list) => list.AsArray().Select(one => (string)one!);

    [Fact]
    public async Task Reload_Mistakes_ListsThemAllAndChangesNothing()
    {
        var (gateway, reload) = await StartAsync(File(City("mqtt://127.0.0.1:1")));
        await using var _ = gateway;
        _file = File(City("mqtt://127.0.0.1:2", ", \"window\": 0"), ", \"web\": { \"prot\": 1 }");

        var (status, report) = await reload();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Equal(["destinations[0].window", "web.prot"], report["errors"]!.AsArray().Select(error => (string)error!["path"]!).Order());
        Assert.Empty(report["applied"]!.AsArray());
        Assert.Equal("mqtt://127.0.0.1:1", gateway.Get<DeliveryOverview>().All[0].Address);
    }

    [Fact]
    public async Task Reload_AddressCorrected_WhatWaitedGoesThere()
    {
        await using var broker = new Mosquitto();
        await broker.StartAsync();
        await using var receiver = await ReceiverRig.StartAsync(broker.Address);
        var (gateway, reload) = await StartAsync(File(City("mqtt://127.0.0.1:1")));
        await using var _ = gateway;
        var journal = gateway.Get<JournalStore>();
        for (var i = 0; i < 20; i++)
            await journal.CommitAsync(null, [TestJournal.Draft(i)], TestContext.Current.CancellationToken);
        _file = File(City(broker.Address));

        var (status, report) = await reload();

        Assert.Equal((HttpStatusCode.OK, "destinations.city: changed"), (status, Texts(report["applied"]!).Single()));
        await Wait.UntilAsync(() => receiver.Count >= 20 && receiver.Seqs.Order().SequenceEqual(Enumerable.Range(1, receiver.Count).Select(seq => (long)seq)));
    }

    [Fact]
    public async Task Reload_AddedAndRemoved_OthersStayConnectedAndTheRemovedComesBackWhereItWas()
    {
        await using var broker = new Mosquitto();
        await broker.StartAsync();
        await using var receiver = await ReceiverRig.StartAsync(broker.Address);
        var (gateway, reload) = await StartAsync(File(City(broker.Address)));
        await using var _ = gateway;
        var overview = gateway.Get<DeliveryOverview>();
        await Wait.UntilAsync(() => overview.All is [{ State: "connected", Queue: 0 }]);
        var since = overview.All[0].Since;

        _file = File($"{City(broker.Address)}, {{ \"id\": \"town\", \"brokers\": [\"mqtt://127.0.0.1:1\"] }}");
        Assert.Equal(["destinations.town: added"], Texts((await reload()).Report["applied"]!));
        Assert.Equal(["city", "town"], overview.All.Select(view => view.Id));
        Assert.Equal(since, overview.All[0].Since);

        _file = File(City(broker.Address));
        Assert.Equal(["destinations.town: removed"], Texts((await reload()).Report["applied"]!));
        Assert.Null(gateway.Get<EdgeGateway.Service.Health.HealthRegistry>().Find("town"));
        _file = File("");
        await reload();
        Assert.Empty(overview.All);
        _file = File(City(broker.Address));
        await reload();
        Assert.True(overview.All[0].DeliveredUpTo > 0);
        Assert.Equal("Nothing differs", (string)(await reload()).Report["summary"]!["en"]!);
    }

    [Fact]
    public async Task Reload_OtherSettings_AreNamedForTheNextStart()
    {
        var (gateway, reload) = await StartAsync(File(""));
        await using var _ = gateway;
        _level = "Warning";
        _file = File("", ", \"web\": { \"hostNames\": [\"box\"] }, \"scanners\": [{ \"id\": \"s-1\", \"address\": \"virtual:\" }]");

        var report = (await reload()).Report;

        Assert.Equal(["log.level: Warning"], Texts(report["applied"]!));
        Assert.Equal(["scanners", "web.hostNames"], Texts(report["needsRestart"]!).Order());
        Assert.True(gateway.Get<LogLevelSwitch>().Lets(Microsoft.Extensions.Logging.LogLevel.Warning));
        Assert.False(gateway.Get<LogLevelSwitch>().Lets(Microsoft.Extensions.Logging.LogLevel.Information));
    }

    [Fact]
    public async Task Hangup_OnLinux_ReadsTheFileAgain()
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("Windows has no SIGHUP.");
        using var folder = new TempFolder();
        var file = folder.File("gateway.json");
        const string Head = "{ \"gatewayId\": \"box-1\", \"web\": { \"port\": 0 }";
        await System.IO.File.WriteAllTextAsync(file, Head + " }", TestContext.Current.CancellationToken);
        await using var gateway = GatewayProcess.Start(["run", "--config", file]);
        using var http = new HttpClient { BaseAddress = await gateway.ListeningAsync() };
        await System.IO.File.WriteAllTextAsync(file, Head + ", \"destinations\": [{ \"id\": \"late\", \"brokers\": [\"mqtt://127.0.0.1:1\"] }] }", TestContext.Current.CancellationToken);

        using (var kill = Process.Start("kill", ["-HUP", $"{gateway.Id}"]))
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);

        await Wait.UntilAsync(() => gateway.ErrorOutput.Contains("destinations.late: added", StringComparison.Ordinal), state: () => gateway.ErrorOutput);
        Assert.Contains("\"late\"", await http.GetStringAsync("/api/v1/destinations", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(0, await gateway.StopAsync());
    }
}
