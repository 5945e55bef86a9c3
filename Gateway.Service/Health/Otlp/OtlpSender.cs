using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Health.Metrics;
using EdgeGateway.Service.Verbs;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace EdgeGateway.Service.Health.Otlp;

/// <summary>
/// Sends the gateway's meter by OpenTelemetry's own exporter. Metrics are not facts: what a collector that is away does not get is gone; use
/// <c>metrics.influx</c> where the gap must be filled in.
/// </summary>
internal sealed class OtlpSender(GatewayOptions options) : IHostedService, IDisposable
{
    private MeterProvider? _provider;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var otlp = options.Metrics.Otlp;
        _provider = Sdk.CreateMeterProviderBuilder()
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
}
