using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Verbs;

namespace EdgeGateway.Service.Health;

internal static class HealthEndpoints
{
    /// <summary>
    /// <c>GET /health</c>: everything, worst first. 503 only when the journal cannot write; anything else the gateway survives is 200
    /// with the details inside, because a supervisor that restarts the box would make it worse.
    /// <c>GET /api/v1/things</c>, <c>GET /api/v1/things/{id}</c>: the same things alone.
    /// </summary>
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/health", (GatewayOptions options, HealthRegistry registry, TimeProvider clock, Uptime uptime) =>
        {
            var things = registry.All;
            return Results.Json(HealthReport.Of(options, things, uptime), HealthJson.Default.HealthReport, statusCode: HealthReport.CanWork(things) ? 200 : 503);
        });
        app.MapGet("/api/v1/things", (HealthRegistry registry) =>
            Results.Json([.. registry.All.Select(ThingReport.Of)], HealthJson.Default.IReadOnlyListThingReport));
        app.MapGet("/api/v1/things/{id}", (string id, HealthRegistry registry) =>
            registry.Find(id) is { } thing ? Results.Json(ThingReport.Of(thing), HealthJson.Default.ThingReport) : Results.NotFound());
    }
}
