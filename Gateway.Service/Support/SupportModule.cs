using System.Text.Json;
using EdgeGateway.Service.Alerts;
using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Delivery;
using EdgeGateway.Service.Doctor;
using EdgeGateway.Service.Health;
using EdgeGateway.Service.Health.Metrics;
using EdgeGateway.Service.Health.Metrics.Export;
using EdgeGateway.Service.Logs;

namespace EdgeGateway.Service.Support;

internal static class SupportModule
{
    /// <summary><c>GET /api/v1/support-bundle</c>: one .zip for whoever helps from afar. Takes as long as the doctor.</summary>
    public static void MapSupport(this IEndpointRouteBuilder app) =>
        app.MapGet("/api/v1/support-bundle", async (GatewayOptions options, DoctorDesk desk, DoctorSources sources, HttpContext http) =>
        {
            var report = await desk.RunAsync();
            var services = http.RequestServices;
            services.GetService<LogKeeper>()?.Flush();
            BundlePart[] live =
            [
                new("metrics.txt", PrometheusText.Write(services.GetRequiredService<MetricReader>().Read(), options.GatewayId)),
                new("things.json", JsonSerializer.Serialize(HealthReport.Of(options, services.GetRequiredService<HealthRegistry>().All, services.GetRequiredService<Uptime>()), HealthJson.Default.HealthReport)),
                new("alerts.json", JsonSerializer.Serialize(services.GetRequiredService<AlertDesk>().View, AlertsJson.Plain.AlertsView)),
                new("destinations.json", JsonSerializer.Serialize(services.GetRequiredService<DeliveryOverview>().All, DeliveryJson.Default.IReadOnlyListDestinationView)),
            ];
            return Results.File(SupportBundle.Make(report, options, sources.Machine, live), "application/zip", SupportBundle.NameOf(options.GatewayId, report.At));
        });
}
