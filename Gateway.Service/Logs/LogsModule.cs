using System.Text;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Space;

namespace EdgeGateway.Service.Logs;

internal static class LogsModule
{
    private const string Folder = "logs";
    private const long Megabyte = 1_000_000;

    /// <summary>Keeps what is logged, unless that is switched off.</summary>
    public static IServiceCollection AddLogs(this IServiceCollection services, GatewayOptions options)
    {
        services.AddSingleton(Files(options));
        if (options.Log.KeepMegabytes == 0)
            return services;
        services.AddSingleton<LogKeeper>();
        services.AddSingleton<ILoggerProvider>(provider => provider.GetRequiredService<LogKeeper>());
        services.AddSingleton(provider => new SpaceUser(Folder, EventClass.Telemetry, (bytes, _) => Task.FromResult(provider.GetRequiredService<LogFiles>().Free(bytes))));
        return services.AddHostedService(provider => provider.GetRequiredService<LogKeeper>());
    }

    /// <summary>The log of a data folder, whoever wrote it.</summary>
    public static LogFiles Files(GatewayOptions options) => new(Path.Combine(Path.GetFullPath(options.DataDirectory), Folder), Math.Max(1, options.Log.KeepMegabytes) * Megabyte);

    /// <summary>
    /// <c>GET /api/v1/logs?level=Warning&amp;room=Delivery&amp;text=…&amp;from=…&amp;to=…&amp;max=200</c>: newest first, JSON; with <c>format=text</c> a file, oldest first.
    /// </summary>
    public static void MapLogs(this IEndpointRouteBuilder app) =>
        app.MapGet("/api/v1/logs", (LogFiles files, HttpContext http, string level = "Information", string? room = null, string? text = null, DateTimeOffset? from = null, DateTimeOffset? to = null, int max = 200, string format = "json") =>
        {
            if (!Enum.TryParse<LogLevel>(level, ignoreCase: true, out var least))
                return Results.BadRequest();
            http.RequestServices.GetService<LogKeeper>()?.Flush();
            var lines = new LogQuery { Level = least, Room = room, Text = text, From = from, To = to, Max = max }.Of(files.Backwards());
            return format == "text"
                ? Results.File(Encoding.UTF8.GetBytes(string.Join('\n', lines.Reverse().Select(line => line.Plain())) + "\n"), "text/plain; charset=utf-8", "edgegateway-log.txt")
                : Results.Json(lines, LogsJson.Plain.IReadOnlyListKeptLine);
        });
}
