using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Logs;

namespace EdgeGateway.Service.Hosting;

/// <summary>
/// A host that knows nothing but our own configuration: no appsettings.json, no ASPNETCORE_ variables, so nothing outside the one
/// checked file decides where the gateway listens.
/// </summary>
internal static class GatewayBuilder
{
    public static WebApplicationBuilder Create(GatewayOptions options)
    {
        var builder = WebApplication.CreateEmptyBuilder(new()
        {
            ApplicationName = typeof(GatewayBuilder).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = Environments.Production,
        });
        builder.WebHost.ListenOn(options.Web);
        builder.WebHost.UseStaticWebAssets();
        builder.Logging.AddGatewayLogging(options.Log);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(TimeProvider.System);
        // First, so that it stops last and keeps what the rooms say at their end.
        builder.Services.AddLogs(options);
        builder.Services.AddSystemd();
        builder.Services.AddWindowsService();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(15));
        return builder;
    }
}
