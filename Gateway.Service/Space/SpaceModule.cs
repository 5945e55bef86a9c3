using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Space;

/// <summary>Registration of the room.</summary>
internal static class SpaceModule
{
    public static IServiceCollection AddSpace(this IServiceCollection services, GatewayOptions options)
    {
        services.AddSingleton(provider => new SpaceSetup(
            SpaceLimits.Of(options.Space), Path.GetFullPath(options.DataDirectory), [.. provider.GetServices<SpaceUser>()], provider.GetRequiredService<TimeProvider>()));
        return services
            .AddSingleton(SpaceSchema.Module)
            .AddSingleton<SpaceStore>()
            .AddSingleton<SpaceGauge>()
            .AddSingleton<SpaceReporter>()
            .AddSingleton(provider => ActivatorUtilities.CreateInstance<SpaceBroom>(provider, provider.GetRequiredService<SpaceSetup>().Users))
            .AddHostedService<SpaceWorker>();
    }

    /// <summary><c>GET /api/v1/space</c>: the offline budget, what was lost. 503 while the journal cannot be read.</summary>
    public static void MapSpace(this IEndpointRouteBuilder app) =>
        app.MapGet("/api/v1/space", (SpaceGauge gauge, SpaceStore store) =>
        {
            try
            {
                return Results.Json(SpaceView.Of(gauge, store), SpaceJson.Default.SpaceView);
            }
            catch (JournalUnavailableException)
            {
                return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
            }
        });
}
