using System.Collections.Concurrent;
using System.Reflection;
using System.Text;
using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Health.Otlp;
using EdgeGateway.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace EdgeGateway.Service.Tests.Health.Otlp;

/// <summary>A collector of a few lines hears OpenTelemetry's protocol from the whole gateway.</summary>
public sealed class OtlpTests
{
    private const BindingFlags Hidden = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public;

    private static readonly DateTimeOffset Noon = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);

    private readonly ConcurrentQueue<(string? Type, byte[] Body)> _heard = new();

    [Fact]
    public async Task Collector_Configured_HearsMetricsWithTheGatewaysName()
    {
        var port = FreePort.Next();
        await using var collector = await CollectorAsync(port);

        await using var gateway = await TestGateway.StartAsync(Configuration(port));
        await Wait.UntilAsync(() => _heard.Any(one => Holds(one.Body, "edgegateway.journal.events") && Holds(one.Body, "test-gateway")));

        Assert.All(_heard, one => Assert.Equal("application/x-protobuf", one.Type));
    }

    [Fact]
    public async Task Collector_AwayAndBack_GetsWhatItMissed()
    {
        var port = FreePort.Next();
        await using var gateway = await TestGateway.StartAsync(Configuration(port));
        var folder = Path.Combine(gateway.DataDirectory, OtlpSender.Folder, "metrics");
        await Wait.UntilAsync(() => Waiting(folder).Length >= 2);
        var missed = Waiting(folder).Take(2).Select(File.ReadAllBytes).ToList();

        await using var collector = await CollectorAsync(port);
        // Once a minute in life; this is the door the library's own tests go through.
        Assert.True(Retry(gateway.Get<IEnumerable<IHostedService>>().OfType<OtlpSender>().Single()));

        await Wait.UntilAsync(() => missed.All(body => _heard.Any(one => one.Body.AsSpan().SequenceEqual(body))));
        Assert.All(missed, body => Assert.True(Holds(body, "edgegateway.journal.events")));
        await Wait.UntilAsync(() => Waiting(folder).Length == 0);
    }

    [Fact]
    public async Task Leftovers_OlderThanTwoDays_GoAtTheStart()
    {
        using var folder = new TempFolder();
        var old = Directory.CreateDirectory(Path.Combine(folder.Path, OtlpSender.Folder, "metrics", "former-version")).FullName;
        foreach (var (name, hours) in new[] { ("old.blob", 49), ("new.blob", 47) })
        {
            await File.WriteAllTextAsync(Path.Combine(old, name), "", TestContext.Current.CancellationToken);
            File.SetLastWriteTimeUtc(Path.Combine(old, name), Noon.AddHours(-hours).UtcDateTime);
        }

        var options = new GatewayOptions { GatewayId = "box-1", DataDirectory = folder.Path, Metrics = new() { Otlp = new() { Url = $"http://127.0.0.1:{FreePort.Next()}/" } } };
        using var sender = new OtlpSender(options, new FakeTimeProvider(Noon));
        await sender.StartAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["new.blob"], Waiting(old).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("collector:4318")]
    [InlineData("ftp://collector/")]
    public void Address_ThatIsNone_IsAMistakeWithItsPlace(string url)
    {
        var result = new ConfigurationReader(new Dictionary<string, string>()).Read($$"""{ "gatewayId": "box-1", "metrics": { "otlp": { "url": "{{url}}" } } }""", Path.GetTempPath());

        Assert.Equal("metrics.otlp.url", Assert.Single(result.Errors).Path);
    }

    private async Task<WebApplication> CollectorAsync(int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.Logging.ClearProviders();
        var collector = builder.Build();
        collector.MapPost("/v1/metrics", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            _heard.Enqueue((request.ContentType, body.ToArray()));
        });
        await collector.StartAsync(TestContext.Current.CancellationToken);
        return collector;
    }

    private static string Configuration(int port) => $$"""{ "metrics": { "otlp": { "url": "http://127.0.0.1:{{port}}/v1/metrics", "interval": "1 s" } } }""";

    private static string[] Waiting(string folder) => Directory.Exists(folder) ? Directory.GetFiles(folder, "*.blob", SearchOption.AllDirectories) : [];

    private static bool Retry(OtlpSender sender)
    {
        object Inside(object of, string name) => Chain(of.GetType()).Select(type => type.GetField(name, Hidden)?.GetValue(of) ?? type.GetProperty(name, Hidden)?.GetValue(of)).First(value => value is not null)!;
        var handler = Inside(Inside(Inside(Inside(sender, "_provider"), "Reader"), "exporter"), "transmissionHandler");
        return (bool)handler.GetType().GetMethod("InitiateAndWaitForRetryProcess", Hidden)!.Invoke(handler, [10_000])!;
    }

    private static IEnumerable<Type> Chain(Type type) => type.BaseType is { } parent ? [type, .. Chain(parent)] : [type];

    private static bool Holds(byte[] body, string text) => body.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
}
