using System.Text.Json;
using System.Text.Json.Nodes;
using EdgeGateway.Service.LocalApi.Access;
using Microsoft.AspNetCore.Routing;

namespace EdgeGateway.Service.Tests.LocalApi;

public sealed class OpenApiTests
{
    [Fact]
    public async Task Document_NamesExactlyWhatIsMapped_AndWhatEachAsksFor()
    {
        await using var rig = await LocalRig.StartAsync();
        var document = JsonNode.Parse(await rig.Gateway.ReadAsync(PageMiddleware.Document))!;
        var written = document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(call => $"{call.Key.ToUpperInvariant()} {path.Key} {Security(call.Value!)}")).Order();
        var mapped = rig.Gateway.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(one => one.RoutePattern.RawText!.TrimStart('/').StartsWith("local/", StringComparison.Ordinal))
            .SelectMany(one => one.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(method => $"{method} /{one.RoutePattern.RawText!.TrimStart('/')} {Asks(one.Metadata.GetMetadata<PageAccess>())}")).Order();

        Assert.Equal(mapped, written);
    }

    [Fact]
    public async Task Document_EveryReference_LeadsSomewhere()
    {
        await using var rig = await LocalRig.StartAsync();
        var text = await rig.Gateway.ReadAsync(PageMiddleware.Document);
        var schemas = JsonNode.Parse(text)!["components"]!["schemas"]!.AsObject();

        foreach (var part in text.Split("#/components/schemas/")[1..])
            Assert.True(schemas.ContainsKey(part[..part.IndexOf('"')]), part[..part.IndexOf('"')]);
    }

    [Fact]
    public void Policy_AndExamplePage_AreWhatTheySay()
    {
        using var policy = JsonDocument.Parse(Testing.SourceTree.Read("deploy/browser/edgegateway-local-network.json"));

        Assert.Equal(["LoopbackNetworkAllowedForUrls", "LocalNetworkAccessAllowedForUrls"], policy.RootElement.EnumerateObject().Select(one => one.Name));
        Assert.All(policy.RootElement.EnumerateObject(), one => Assert.Contains(one.Name, Testing.SourceTree.Read("deploy/browser/edgegateway-local-network.reg"), StringComparison.Ordinal));
        Assert.DoesNotContain("https://", Testing.SourceTree.Read("deploy/examples/till-page.html"), StringComparison.Ordinal);
    }

    private static string Security(JsonNode call) => call["security"]!.AsArray() is [{ } first] ? first.AsObject().Single().Key : "open";

    private static string Asks(PageAccess? access) => access?.Kind switch
    {
        PageAccessKind.Listed => "open",
        PageAccessKind.Pending or PageAccessKind.Paired => "signed",
        PageAccessKind.Token => "token",
        _ => "NOTHING",
    };
}
