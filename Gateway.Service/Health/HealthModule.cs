namespace EdgeGateway.Service.Health;

internal static class HealthModule
{
    public static IServiceCollection AddHealth(this IServiceCollection services) =>
        services.AddSingleton<HealthRegistry>().AddSingleton(new Uptime(TimeProvider.System));
}
