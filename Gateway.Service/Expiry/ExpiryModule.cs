using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Delivery;
using EdgeGateway.Service.Health;
using EdgeGateway.Service.Health.Metrics;

namespace EdgeGateway.Service.Expiry;

/// <summary>Registration of the room.</summary>
internal static class ExpiryModule
{
    public static IServiceCollection AddExpiry(this IServiceCollection services, GatewayOptions options)
    {
        services.AddSingleton(provider =>
        {
            var (delivery, shown) = (provider.GetRequiredService<DeliveryService>(), provider.GetRequiredService<DestinationSetup>().Certificates);
            return new CertificateWatch(
                () => WatchedFile.Of(options, delivery.Destinations), () => shown.Of(delivery.Destinations),
                provider.GetRequiredService<HealthRegistry>(), provider.GetRequiredService<TimeProvider>());
        });
        services.AddSingleton(new BoxKey(Path.GetFullPath(options.DataDirectory)));
        services.AddSingleton<IGauges, CertificateGauges>();
        return services.AddHostedService(provider => provider.GetRequiredService<CertificateWatch>());
    }

    /// <summary><c>GET /api/v1/tls/certificates</c>: certificates with the days they last, and the age of the box's signing key.</summary>
    public static void MapExpiry(this IEndpointRouteBuilder app) =>
        app.MapGet("/api/v1/tls/certificates", (CertificateWatch watch, BoxKey key, TimeProvider clock) =>
            Results.Json(ExpiryView.Of(watch.Readings, key.MadeAt, clock.GetUtcNow()), ExpiryJson.Default.ExpiryView));
}
