using EdgeGateway.Service.Configuration;
using EdgeGateway.Vision;
using EdgeGateway.Vision.Inference;

namespace EdgeGateway.Service.Cases;

internal static class CasesModule
{
    public static IServiceCollection AddCases(this IServiceCollection services, GatewayOptions options)
    {
        services.AddSingleton(CaseSchema.Module);
        services.AddSingleton<CaseStore>();
        services.AddSingleton(new EvidenceFolder(options.DataDirectory));
        services.AddSingleton(provider => new CameraRoster([.. options.Cameras.Select(camera => new Camera(camera, Setup(options, provider)))]));
        services.AddSingleton<CaseDesk>();
        // The desk stops after the cameras, so that what they found last is still filed.
        services.AddHostedService(provider => provider.GetRequiredService<CaseDesk>());
        return services.AddHostedService<CameraHost>();
    }

    public static void MapCases(this IEndpointRouteBuilder app)
    {
        app.MapCaseApi();
        app.MapCameraApi();
    }

    private static CameraSetup Setup(GatewayOptions options, IServiceProvider provider)
    {
        string[] models = options.ModelDirectory is { } folder ? [folder] : [];
        return new CameraSetup(
            camera => DetectorCatalogue.Open(camera.Model, models),
            Path.GetFullPath(options.DataDirectory),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>());
    }
}
