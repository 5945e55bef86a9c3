using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Health;
using EdgeGateway.Service.Hosting;

namespace EdgeGateway.Service.Journal;

/// <summary>Registers the journal. Call it before the features that use it: hosted services stop in reverse order, the journal last.</summary>
internal static class JournalModule
{
    public static IServiceCollection AddJournal(this IServiceCollection services, GatewayOptions options)
    {
        services.AddSingleton(provider => JournalStore.Open(
            new JournalSettings(Path.GetFullPath(options.DataDirectory), options.GatewayId),
            new JournalContext(
                [.. provider.GetServices<SchemaModule>()],
                provider.GetRequiredService<HealthRegistry>(),
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILoggerFactory>())));
        return services.AddHostedService<JournalHost>().AddSingleton<IHostedService>(Watchdog.Of);
    }
}
