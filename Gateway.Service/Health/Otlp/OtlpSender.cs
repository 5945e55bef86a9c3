using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Health.Metrics;
using EdgeGateway.Service.Verbs;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace EdgeGateway.Service.Health.Otlp;

/// <summary>
/// Sends the gateway's meter by OpenTelemetry's own exporter. What a collector that is away does not take waits in files, also through a restart, and is sent by the
/// exporter's own retry: ten files a minute, at most 50 MB, for two days.
/// </summary>
internal sealed class OtlpSender(GatewayOptions options, TimeProvider clock) : IHostedService, IDisposable
{
    /// <summary>Below the data directory.</summary>
    internal const string Folder = "otlp";

    private static readonly TimeSpan Kept = TimeSpan.FromDays(2);

    private MeterProvider? _provider;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var otlp = options.Metrics.Otlp;
        var waiting = Directory.CreateDirectory(Path.Combine(Path.GetFullPath(options.DataDirectory), Folder)).FullName;
        Forget(waiting);
        _provider = Sdk.CreateMeterProviderBuilder()
            .ConfigureServices(services => services.AddSingleton<IConfiguration>(WithRetry(waiting)))
            .AddMeter(GatewayMeter.Name)
            .SetResourceBuilder(ResourceBuilder.CreateEmpty()
                .AddService("edgegateway", serviceVersion: VersionVerb.Version, autoGenerateServiceInstanceId: false, serviceInstanceId: options.GatewayId)
                .AddAttributes([new("gateway", options.GatewayId)]))
            .AddOtlpExporter((exporter, reader) =>
            {
                exporter.Endpoint = new Uri(otlp.Url);
                exporter.Protocol = OtlpExportProtocol.HttpProtobuf;
                exporter.TimeoutMilliseconds = (int)otlp.Timeout.TotalMilliseconds;
                exporter.Headers = otlp.HeadersVariable is { } variable ? Environment.GetEnvironmentVariable(variable) : null;
                reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = (int)otlp.Interval.TotalMilliseconds;
                reader.PeriodicExportingMetricReaderOptions.ExportTimeoutMilliseconds = (int)otlp.Timeout.TotalMilliseconds;
            })
            .Build();
        return Task.CompletedTask;
    }

    // What is there goes out once more, within the exporter's own time limit.
    public Task StopAsync(CancellationToken cancellationToken) =>
        Task.Run(() => _provider?.Shutdown((int)options.Metrics.Otlp.Timeout.TotalMilliseconds), cancellationToken);

    public void Dispose() => _provider?.Dispose();

    // The exporter looks only into the folder of its own program: what a former version left would lie here for ever.
    private void Forget(string folder)
    {
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Where(file => clock.GetUtcNow() - file.LastWriteTimeUtc > Kept))
            file.Delete();
    }

    // The exporter takes this switch from its configuration only. It still bears "experimental" in its name.
    private static IConfigurationRoot WithRetry(string folder) => new ConfigurationBuilder()
        .AddEnvironmentVariables()
        .AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["OTEL_DOTNET_EXPERIMENTAL_OTLP_RETRY"] = "disk",
            ["OTEL_DOTNET_EXPERIMENTAL_OTLP_DISK_RETRY_DIRECTORY_PATH"] = folder,
        })
        .Build();
}
