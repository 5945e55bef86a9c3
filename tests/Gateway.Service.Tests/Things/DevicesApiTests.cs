using System.Net;
using System.Text.Json.Nodes;
using EdgeGateway.Devices.Health;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Things;
using EdgeGateway.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace EdgeGateway.Service.Tests.Things;

public sealed class DevicesApiTests
{
    private readonly FakeDevice _scanner = new("scanner-1", TimeProvider.System);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private async Task<TestGateway> StartAsync()
    {
        var gateway = await TestGateway.StartAsync(replace: services => services.AddSingleton(new DeviceRoster([_scanner])));
        await Wait.UntilAsync(() => _scanner.Status.State == ThingState.Online);
        return gateway;
    }

    [Fact]
    public async Task Get_OneDevice_ShowsPowerAndStatistics()
    {
        await using var gateway = await StartAsync();
        _scanner.Become(ThingState.Offline, FakeDevice.Unplugged);

        var report = JsonNode.Parse(await gateway.ReadAsync("/api/v1/devices/scanner-1"))!;

        Assert.Equal(("offline", "offline", 1), ((string?)report["state"], (string?)report["power"], (int?)report["statistics"]!["faults"]));
        Assert.Equal("scanner.gone", (string?)report["trouble"]!["code"]);
        Assert.Null(report["lastCheck"]);
        Assert.Single(JsonNode.Parse(await gateway.ReadAsync("/api/v1/devices"))!.AsArray());
    }

    [Theory]
    [InlineData("/api/v1/devices/scanner-1/check", "internal")]
    [InlineData("/api/v1/devices/scanner-1/check?level=external", "external")]
    public async Task Check_WellDevice_PassesAndIsRemembered(string path, string level)
    {
        await using var gateway = await StartAsync();

        var answer = await gateway.Http.PostAsync(path, null, Stop);

        var check = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Stop))!;
        Assert.Equal((HttpStatusCode.OK, level, "passed"), (answer.StatusCode, (string?)check["level"], (string?)check["outcome"]));
        var report = JsonNode.Parse(await gateway.ReadAsync("/api/v1/devices/scanner-1"))!;
        Assert.Equal(level, (string?)report["lastCheck"]!["level"]);
    }

    [Fact]
    public async Task Check_FailedTest_IsAnAnswerWithNextStep()
    {
        _scanner.Finding = HealthFinding.Failed(FakeDevice.Unplugged);
        await using var gateway = await StartAsync();

        var answer = await gateway.Http.PostAsync("/api/v1/devices/scanner-1/check?level=internal", null, Stop);

        var check = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Stop))!;
        Assert.Equal((HttpStatusCode.OK, "failed"), (answer.StatusCode, (string?)check["outcome"]));
        Assert.Equal("Check the cable.", (string?)check["trouble"]!["nextStep"]!["en"]);
    }

    [Fact]
    public async Task Check_WhileAnotherRuns_IsConflictAndThePromptShows()
    {
        _scanner.Finding = null;
        await using var gateway = await StartAsync();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var first = _scanner.CheckHealthAsync(HealthLevel.Interactive, patience.Token);

        var answer = await gateway.Http.PostAsync("/api/v1/devices/scanner-1/check", null, Stop);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal("Scan something.", (string?)JsonNode.Parse(await gateway.ReadAsync("/api/v1/devices/scanner-1"))!["prompt"]!["en"]);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
    }

    [Theory]
    [InlineData("/api/v1/devices/scanner-1/check?level=deep", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/devices/scanner-1/check?level=2", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/devices/scanner-9/check", HttpStatusCode.NotFound)]
    public async Task Check_WrongWish_IsRefused(string path, HttpStatusCode expected)
    {
        await using var gateway = await StartAsync();

        Assert.Equal(expected, (await gateway.Http.PostAsync(path, null, Stop)).StatusCode);
    }
}
