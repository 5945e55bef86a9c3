using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.LocalApi.Access;
using EdgeGateway.Service.LocalApi.Compat;
using EdgeGateway.Service.LocalApi.Endpoints;
using EdgeGateway.Service.LocalApi.Pairing;

namespace EdgeGateway.Service.LocalApi;

/// <summary>Registers the local API for another vendor's till page. Nothing of it exists where it is switched off.</summary>
internal static class LocalApiModule
{
    public static IServiceCollection AddLocalApi(this IServiceCollection services, GatewayOptions options)
    {
        if (!options.LocalApi.Enabled)
            return services;
        services.AddSingleton(options.LocalApi);
        services.AddSingleton<GatewaySession>();
        services.AddSingleton(provider => new PairingFile(
            Path.Combine(options.DataDirectory, "keys", "pages.json"), provider.GetRequiredService<ILogger<PairingFile>>()));
        services.AddSingleton<PairingBook>();
        services.AddSingleton<PageGate>();
        services.AddSingleton<RefusalBook>();
        services.AddSingleton<PageFeed>();
        services.AddHostedService(provider => provider.GetRequiredService<PageFeed>());
        services.AddSingleton<CardShelf>();
        return services.AddHostedService(provider => provider.GetRequiredService<CardShelf>());
    }

    public static void MapLocalApi(this WebApplication app, GatewayOptions options)
    {
        if (!options.LocalApi.Enabled)
            return;
        app.UseMiddleware<PageMiddleware>();
        var local = app.MapGroup("/local/v1");
        ProbeEndpoints.Map(local);
        PairingEndpoints.Map(local);
        EventStream.Map(local);
        PrintEndpoint.Map(local);
        SaleEndpoints.Map(local);
        DocumentEndpoint.Map(local);
        CompatEndpoints.Map(app);
        PagesApi.Map(app);
    }
}
