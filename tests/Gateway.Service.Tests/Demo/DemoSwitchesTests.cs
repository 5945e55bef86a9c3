using System.Net;
using System.Text.Json.Nodes;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Health;
using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.Demo;

public sealed class DemoSwitchesTests
{
    private static async Task<HttpStatusCode> FlipAsync(TestGateway gateway, string id, bool on)
    {
        using var answer = await gateway.Http.PostAsync($"/api/v1/demo/switches/{id}?on={on}", null, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    [Theory]
    [InlineData("reader-1")]
    [InlineData("scanner-1")]
    [InlineData("broker")]
    public async Task Switch_Off_ShowsWithinFiveSeconds_AndOn_RecoversByItself(string id)
    {
        await using var gateway = await TestGateway.StartDemoAsync();
        var health = gateway.Get<HealthRegistry>();
        await Wait.UntilAsync(() => health.Find(id)?.State == ThingState.Online);

        Assert.Equal(HttpStatusCode.NoContent, await FlipAsync(gateway, id, on: false));
        await Wait.UntilAsync(() => health.Find(id)?.State is ThingState.Offline or ThingState.Disabled, TimeSpan.FromSeconds(5));
        Assert.Equal(HttpStatusCode.NoContent, await FlipAsync(gateway, id, on: true));
        await Wait.UntilAsync(() => health.Find(id)?.State == ThingState.Online, TimeSpan.FromSeconds(5));

        Assert.Null(health.Find(id)?.Trouble);
    }

    [Fact]
    public async Task Switches_OfARealBox_AreNone()
    {
        await using var gateway = await TestGateway.StartAsync();

        Assert.Equal("[]", await gateway.ReadAsync("/api/v1/demo/switches"));
        Assert.Equal(HttpStatusCode.NotFound, await FlipAsync(gateway, "reader-1", on: false));
    }

    [Fact]
    public async Task Switches_OfTheDemo_AreAllOnAtFirst()
    {
        await using var gateway = await TestGateway.StartDemoAsync();

        var switches = JsonNode.Parse(await gateway.ReadAsync("/api/v1/demo/switches"))!.AsArray();

        Assert.Contains(switches, one => (string?)one!["id"] == "broker");
        Assert.All(switches, one => Assert.True((bool)one!["on"]!));
    }
}
