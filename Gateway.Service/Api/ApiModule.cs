using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Expiry;
using EdgeGateway.Service.Timelines;

namespace EdgeGateway.Service.Api;

/// <summary>What whoever looks after the box asks for: the last day, the certificates, the events.</summary>
internal static class ApiModule
{
    public static IServiceCollection AddApi(this IServiceCollection services, GatewayOptions options) => services.AddTimelines().AddExpiry(options).AddEvents();

    public static void MapApi(this IEndpointRouteBuilder app)
    {
        app.MapTimelines();
        app.MapExpiry();
        app.MapEvents();
    }
}
