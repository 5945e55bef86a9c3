using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Health;
using EdgeGateway.Service.Health.Metrics;

namespace EdgeGateway.Service.Expiry;

/// <summary>Registration of the room.</summary>
internal static class ExpiryModule
{
    public static IServiceCollection AddExpiry(this IServiceCollection services, GatewayOptions options)
    {
        services.AddSingleton(provider => new CertificateWatch(
            WatchedFile.Of(options), provider.GetRequiredService<HealthRegistry>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(new BoxKey(Path.GetFullPath(options.DataDirectory)));
        services.AddSingleton<IGauges, CertificateGauges>();
        return services.AddHostedService(provider => provider.GetRequiredService<CertificateWatch>());
    }

    /// <summary><c>GET /api/v1/tls/certificates</c>: certificate files with the days they last, and the age of the box's signing key.</summary>
    public static void MapExpiry(this IEndpointRouteBuilder app) =>
        app.MapGet("/api/v1/tls/certificates", (CertificateWatch watch, BoxKey key, TimeProvider clock) =>
            Results.Json(ExpiryView.Of(watch.Readings, key.MadeAt, clock.GetUtcNow()), ExpiryJson.Default.ExpiryView));
}
