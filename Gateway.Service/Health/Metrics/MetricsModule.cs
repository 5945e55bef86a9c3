using EdgeGateway.Devices.BoxSensors;
using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Health.Influx;
using EdgeGateway.Service.Health.Metrics.Export;
using EdgeGateway.Service.Health.Metrics.Gauges;
using EdgeGateway.Service.Health.Otlp;

namespace EdgeGateway.Service.Health.Metrics;

internal static class MetricsModule
{
    /// <summary>The meter, every room's instruments, and who reads them.</summary>
    public static IServiceCollection AddGauges(this IServiceCollection services) => services
        .AddSingleton<GatewayMeter>()
        .AddSingleton<MetricReader>()
        .AddSingleton(new BoxSensors())
        .AddSingleton<IGauges, ThingGauges>()
        .AddSingleton<IGauges, DeviceGauges>()
        .AddSingleton<IGauges, CameraGauges>()
        .AddSingleton<IGauges, DestinationGauges>()
        .AddSingleton<IGauges, JournalGauges>()
        .AddSingleton<IGauges, SpaceGauges>()
        .AddSingleton<IGauges, ProcessGauges>()
        .AddSingleton<IGauges, BoxGauges>()
        .AddSingleton<IGauges, BoxInputGauges>()
        .AddSingleton<MeterHost>()
        .AddHostedService(provider => provider.GetRequiredService<MeterHost>());

    /// <summary>Servers the metrics are sent to, where configured.</summary>
    public static IServiceCollection AddSinks(this IServiceCollection services, GatewayOptions options) => services.AddInflux(options).AddOtlp(options);

    /// <summary><c>GET /metrics</c> for Prometheus, unless it is switched off.</summary>
    public static void MapMetrics(this IEndpointRouteBuilder app, GatewayOptions options)
    {
        if (!options.Metrics.Prometheus)
            return;
        // Histograms are added up from here on, not from the first time somebody asks.
        var reader = app.ServiceProvider.GetRequiredService<MetricReader>();
        app.MapGet("/metrics", () => Results.Text(PrometheusText.Write(reader.Read(), options.GatewayId), PrometheusText.ContentType));
    }
}
