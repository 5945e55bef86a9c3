using EdgeGateway.Devices.BoxInputs;
using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Health.Inputs;

namespace EdgeGateway.Service.Health;

internal static class HealthModule
{
    public static IServiceCollection AddHealth(this IServiceCollection services) => services
        .AddSingleton<HealthRegistry>()
        .AddSingleton(new Uptime(TimeProvider.System))
        .AddSingleton(provider => new BoxInputs(provider.GetRequiredService<GatewayOptions>().BoxInputs, GpioPin.Open, provider.GetRequiredService<TimeProvider>()))
        .AddHostedService<BoxInputWatch>();
}
