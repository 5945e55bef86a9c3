using System.Collections.Concurrent;
using System.Text;
using EdgeGateway.Service.Configuration;
using EdgeGateway.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace EdgeGateway.Service.Tests.Health.Otlp;

/// <summary>A collector of a few lines hears OpenTelemetry's protocol from the whole gateway.</summary>
public sealed class OtlpTests
{
    [Fact]
    public async Task Collector_Configured_HearsMetricsWithTheGatewaysName()
    {
        var heard = new ConcurrentQueue<(string? Type, string? Token, byte[] Body)>();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls($"http://127.0.0.1:{FreePort.Next()}");
        builder.Logging.ClearProviders();
        await using var collector = builder.Build();
        collector.MapPost("/v1/metrics", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            heard.Enqueue((request.ContentType, request.Headers["X-Token"], body.ToArray()));
        });
        await collector.StartAsync(TestContext.Current.CancellationToken);
        var json = $$"""{ "metrics": { "otlp": { "url": "{{collector.Urls.First()}}/v1/metrics", "interval": "1 s" } } }""";

        await using var gateway = await TestGateway.StartAsync(json);
        await Wait.UntilAsync(() => heard.Any(one => Holds(one.Body, "edgegateway.journal.events") && Holds(one.Body, "test-gateway")));

        Assert.All(heard, one => Assert.Equal("application/x-protobuf", one.Type));
    }

    [Theory]
    [InlineData("collector:4318")]
    [InlineData("ftp://collector/")]
    public void Address_ThatIsNone_IsAMistakeWithItsPlace(string url)
    {
        var result = new ConfigurationReader(new Dictionary<string, string>()).Read($$"""{ "gatewayId": "box-1", "metrics": { "otlp": { "url": "{{url}}" } } }""", Path.GetTempPath());

        Assert.Equal("metrics.otlp.url", Assert.Single(result.Errors).Path);
    }

    private static bool Holds(byte[] body, string text) => body.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
}
