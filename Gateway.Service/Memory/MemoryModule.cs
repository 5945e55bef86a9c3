using EdgeGateway.Service.Configuration;

namespace EdgeGateway.Service.Memory;

/// <summary>Registers the giving back of memory where no camera keeps the box at work.</summary>
internal static class MemoryModule
{
    public static IServiceCollection AddMemory(this IServiceCollection services, GatewayOptions options) =>
        options.Cameras.Any(camera => camera.Enabled) ? services : services.AddHostedService<MemoryReturn>();
}
