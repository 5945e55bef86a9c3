using EdgeGateway.Service.Cases;
using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.CameraFaults;

/// <summary>Faults of the cameras' own sight: recorded, told, shown. The watching itself is Vision's.</summary>
internal static class CameraFaultsModule
{
    public static IServiceCollection AddCameraFaults(this IServiceCollection services)
    {
        services.AddSingleton(FaultSchema.Module);
        services.AddSingleton<FaultStore>();
        services.AddSingleton(provider => new FaultRecorder(
            () => provider.GetRequiredService<CameraRoster>().All.Where(camera => camera.Options.Enabled).Select(camera => (camera.Options, camera.Health)),
            provider.GetRequiredService<FaultStore>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<FaultRecorder>>()));
        return services.AddHostedService(provider => provider.GetRequiredService<FaultRecorder>());
    }

    public static void MapCameraFaults(this IEndpointRouteBuilder app) => app.MapCameraHealthApi();
}
