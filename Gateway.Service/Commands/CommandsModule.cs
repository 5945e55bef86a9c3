using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Delivery;
using EdgeGateway.Service.RemoteConfiguration;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace EdgeGateway.Service.Commands;

/// <summary>Registration of the room.</summary>
internal static class CommandsModule
{
    public static IServiceCollection AddCommands(this IServiceCollection services, GatewayOptions options)
    {
        var snapshots = new SnapshotFolder(options.DataDirectory);
        services.TryAddSingleton(new ConfigurationSource(() => new ConfigurationResult(options, [])));
        return services
            .AddSingleton(CommandSchema.Module)
            .AddSingleton(snapshots)
            .AddSingleton(snapshots.User)
            .AddSingleton<CommandStore>()
            .AddSingleton(provider => provider.GetRequiredService<DestinationSetup>().Commands)
            .AddSingleton<ConfigurationReload>()
            .AddSingleton<GatewayCommand, PingCommand>()
            .AddSingleton<GatewayCommand, StatusCommand>()
            .AddSingleton<GatewayCommand, ResendCommand>()
            .AddSingleton<GatewayCommand, ReloadCommand>()
            .AddSingleton<GatewayCommand, SnapshotCommand>()
            .AddSingleton<GatewayCommand, RestartCommand>()
            .AddRemoteConfiguration()
            .AddHostedService<CommandDesk>()
            .AddHostedService<ReloadSignal>();
    }

    /// <summary>
    /// <c>GET /api/v1/snapshots/{name}</c>: a picture a platform asked for. <c>POST /api/v1/configuration/reload</c>: reads the file again; 200 with what was
    /// applied and what needs a restart, 422 with every mistake.
    /// </summary>
    public static void MapCommands(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/snapshots/{name}", (string name, SnapshotFolder folder) =>
            folder.PathOf(name) is { } path ? Results.File(path, "image/jpeg") : Results.NotFound());
        app.MapRemoteConfiguration();
        app.MapPost("/api/v1/configuration/reload", async (ConfigurationReload reload, CancellationToken stopping) =>
        {
            var report = await reload.RunAsync(stopping);
            return Results.Json(report, CommandsJson.Default.ReloadReport, statusCode: report.Errors.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
        });
    }
}
