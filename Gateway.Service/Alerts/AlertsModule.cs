using EdgeGateway.Service.Alerts.Webhooks;
using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Health.Metrics;

namespace EdgeGateway.Service.Alerts;

internal static class AlertsModule
{
    public static IServiceCollection AddAlerts(this IServiceCollection services, GatewayOptions options)
    {
        services.AddSingleton(AlertSchema.Module).AddSingleton<AlertStore>().AddSingleton<AlertDesk>().AddSingleton<HookTally>();
        services.AddSingleton<IGauges>(provider => provider.GetRequiredService<HookTally>());
        if (!options.Alerts.Enabled)
            return services;
        services.AddHostedService(provider => provider.GetRequiredService<AlertDesk>());
        return options.Alerts.Webhooks.Count > 0 ? services.AddHostedService<HookWorker>() : services;
    }

    /// <summary><c>GET /api/v1/alerts</c>: what is raised, worst first, and the last fifty beginnings and ends since the start.</summary>
    public static void MapAlerts(this IEndpointRouteBuilder app) => app.MapGet("/api/v1/alerts", (AlertDesk desk) => Results.Json(desk.View, AlertsJson.Plain.AlertsView));
}
