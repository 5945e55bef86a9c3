using EdgeGateway.Service.Configuration;
using EdgeGateway.Vision;
using EdgeGateway.Vision.Inference;
using EdgeGateway.Vision.Rules;

namespace EdgeGateway.Service.Cases;

internal static class CasesModule
{
    public static IServiceCollection AddCases(this IServiceCollection services, GatewayOptions options)
    {
        services.AddSingleton(CaseSchema.Module);
        services.AddSingleton(MemorySchema.Module);
        services.AddSingleton<MemoryKeeper>();
        services.AddSingleton<CaseStore>();
        services.AddSingleton(new EvidenceFolder(options.DataDirectory));
        services.AddSingleton(provider => new CameraRoster([.. options.Cameras.Select(camera => new Camera(camera, Setup(options, provider)))]));
        services.AddSingleton<CaseDesk>();
        // The desk stops after the cameras, so that what they found last is still filed and remembered.
        services.AddHostedService(provider => provider.GetRequiredService<CaseDesk>());
        services.AddHostedService(provider => provider.GetRequiredService<MemoryKeeper>());
        return services.AddHostedService<CameraHost>();
    }

    public static void MapCases(this IEndpointRouteBuilder app)
    {
        app.MapCaseApi();
        app.MapCameraApi();
    }

    private static CameraSetup Setup(GatewayOptions options, IServiceProvider provider)
    {
        var keeper = provider.GetRequiredService<MemoryKeeper>();
        string[] models = options.ModelDirectory is { } folder ? [folder] : [];
        return new CameraSetup(
            camera => DetectorCatalogue.Open(camera.Model, models),
            Path.GetFullPath(options.DataDirectory),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>())
        {
            Memory = new CameraMemory(keeper.Recall, keeper.Keep),
            Calendar = new WorkCalendar(options.Calendar),
        };
    }
}
