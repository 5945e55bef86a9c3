using System.Text.Json.Nodes;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Space;
using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.Space;

public sealed class SpaceApiTests
{
    [Fact]
    public async Task Space_FreshGateway_ShowsBudgetLimitsAndFolders()
    {
        await using var gateway = await TestGateway.StartDemoAsync();
        await Wait.UntilAsync(() => gateway.Get<SpaceGauge>().Folders.Count > 0);

        var space = JsonNode.Parse(await gateway.ReadAsync("/api/v1/space"))!;

        Assert.Equal(5_000_000_000, (long)space["limit"]!);
        Assert.Equal(1_000_000_000, (long)space["reserved"]!);
        Assert.Equal("fine", (string)space["state"]!);
        Assert.Contains("统计", (string)space["sentence"]!["zh"]!);
        Assert.True((long)space["folders"]!["platform"]! > 0);
        Assert.Empty(space["dropped"]!.AsArray());
        Assert.Contains("共 5.0 GB", await gateway.ReadAsync("/ops"), StringComparison.Ordinal);
        var thing = JsonNode.Parse(await gateway.ReadAsync("/api/v1/things/space"))!;
        Assert.Equal((ThingKinds.Space, "online"), ((string)thing["kind"]!, (string)thing["state"]!));
    }

    [Fact]
    public async Task Space_InEnglish_SaysTheSame()
    {
        await using var gateway = await TestGateway.StartAsync(settings: ("Space__LimitMegabytes", "20"));
        using var chosen = await gateway.GetAsync("/language/en");

        Assert.Contains("20.0 MB used", await gateway.ReadAsync("/ops"), StringComparison.Ordinal);
    }
}
