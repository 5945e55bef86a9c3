using System.Net;
using System.Text.Json.Nodes;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Health;

namespace EdgeGateway.Service.Tests.Health;

public sealed class HealthTests
{
    private static readonly Trouble Something = new("x.y", new("原因", "cause"), new("下一步", "next step"));

    private static ThingStatus Thing(string id, string kind, ThingState state) =>
        new(id, kind, state, DateTimeOffset.UnixEpoch, state is ThingState.Degraded or ThingState.Offline ? Something : null);

    [Fact]
    public async Task Health_DeviceAndPlatformAway_IsStill200AndSaysWhat()
    {
        await using var gateway = await TestGateway.StartAsync();
        gateway.Get<HealthRegistry>().Report(Thing("printer-1", ThingKinds.ReceiptPrinter, ThingState.Offline));
        gateway.Get<HealthRegistry>().Report(Thing("platform", ThingKinds.Destination, ThingState.Degraded));

        using var answer = await gateway.GetAsync("/health");
        var report = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(("test-gateway", "offline", 2), ((string?)report["gatewayId"], (string?)report["state"], (int)report["needSomebody"]!));
        Assert.Equal("printer-1", (string?)report["things"]![0]!["id"]);
        Assert.Equal("next step", (string?)report["things"]![0]!["trouble"]!["nextStep"]!["en"]);
    }

    [Fact]
    public async Task Health_JournalCannotWrite_Is503()
    {
        await using var gateway = await TestGateway.StartAsync();
        gateway.Get<HealthRegistry>().Report(Thing("journal", ThingKinds.Journal, ThingState.Offline));

        using var answer = await gateway.GetAsync("/health");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
    }

    [Fact]
    public async Task Things_UnknownId_IsNotFound()
    {
        await using var gateway = await TestGateway.StartAsync();

        using var answer = await gateway.GetAsync("/api/v1/things/nobody");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public void Worst_SwitchedOffThing_DoesNotCount() =>
        Assert.Equal(ThingState.Online, HealthReport.Worst([Thing("a", "b", ThingState.Disabled), Thing("c", "d", ThingState.Online)]));

    [Fact]
    public void Worst_NoThings_IsOnline() => Assert.Equal(ThingState.Online, HealthReport.Worst([]));

    [Theory]
    [InlineData(ThingState.Online, 0)]
    [InlineData(ThingState.Starting, 0)]
    [InlineData(ThingState.Degraded, 1)]
    [InlineData(ThingState.Offline, 1)]
    [InlineData(ThingState.Disabled, 0)]
    public void CountTroubled_EveryState_CountsWhatNeedsAPerson(ThingState state, int expected) =>
        Assert.Equal(expected, HealthReport.CountTroubled([Thing("a", "b", state)]));
}
