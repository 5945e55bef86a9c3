using System.Text.Json.Nodes;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Health;
using EdgeGateway.Service.Journal;
using EdgeGateway.Service.Things;
using EdgeGateway.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace EdgeGateway.Service.Tests.Things;

public sealed class DeviceHostTests
{
    private readonly FakeDevice _scanner = new("scanner-1", TimeProvider.System);

    private Task<TestGateway> StartAsync() => TestGateway.StartAsync(replace: services => services.AddSingleton(new DeviceRoster([_scanner])));

    [Fact]
    public async Task Device_ThatChanges_ShowsInHealthAtOnce()
    {
        await using var gateway = await StartAsync();
        await Wait.UntilAsync(() => gateway.Get<HealthRegistry>().Find("scanner-1")?.State == ThingState.Online);

        _scanner.Become(ThingState.Offline, FakeDevice.Unplugged);

        var report = JsonNode.Parse(await gateway.ReadAsync("/api/v1/things/scanner-1"))!;
        Assert.Equal("offline", (string?)report["state"]);
        Assert.Equal("请检查连接线。", (string?)report["trouble"]!["nextStep"]!["zh"]);
    }

    [Fact]
    public async Task Device_ThatSettled_IsToldToThePlatforms()
    {
        await using var gateway = await StartAsync();
        var journal = gateway.Get<JournalStore>();

        await Wait.UntilAsync(() => journal.ReadEvents(0, 100).Any(one => one.Type == EventTypes.DeviceChanged));

        var data = JsonNode.Parse(journal.ReadEvents(0, 100).Single(one => one.Type == EventTypes.DeviceChanged).Body.Span)!["data"]!;
        Assert.Equal(("scanner-1", "online"), ((string?)data["thing"], (string?)data["state"]));
    }

    [Fact]
    public async Task Roster_OfOneKind_GivesThoseInOrder()
    {
        var second = new FakeDevice("scanner-2", TimeProvider.System);
        var roster = new DeviceRoster([_scanner, second]);

        Assert.Equal([_scanner, second], roster.Of<FakeDevice>());
        await Task.CompletedTask;
    }
}
