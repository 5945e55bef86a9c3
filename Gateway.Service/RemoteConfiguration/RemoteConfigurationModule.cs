using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Commands;
using EdgeGateway.Service.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace EdgeGateway.Service.RemoteConfiguration;

/// <summary>Registration of the room. The shelf comes from whoever started the program with a file.</summary>
internal static class RemoteConfigurationModule
{
    public static IServiceCollection AddRemoteConfiguration(this IServiceCollection services)
    {
        services.TryAddSingleton(new RestartWish());
        return services
            .AddSingleton(provider => new RemoteHands(provider.GetService<ConfigurationShelf>(), provider.GetRequiredService<ConfigurationReload>(), provider.GetRequiredService<RestartWish>()))
            .AddSingleton<RemoteDesk>()
            .AddHostedService(provider => provider.GetRequiredService<RemoteDesk>())
            .AddSingleton<GatewayCommand, ApplyCommand>();
    }

    /// <summary>
    /// <c>GET /api/v1/configuration</c>: digest, what is on trial, the last ten. <c>POST /api/v1/configuration/apply</c>: a signed configuration; 202 on trial, 422 why not.
    /// <c>POST /api/v1/configuration/return/{index}</c>: an entry of the history again, on trial.
    /// </summary>
    public static void MapRemoteConfiguration(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/configuration", (RemoteDesk desk) => Results.Json(desk.View(), RemoteJson.Default.ConfigurationView));
        app.MapPost("/api/v1/configuration/apply", async (HttpRequest request, RemoteDesk desk, CancellationToken stopping) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body, stopping);
            return Answer(await desk.ApplyAsync(body.ToArray(), "file", stopping));
        });
        app.MapPost("/api/v1/configuration/return/{index:int}", async (int index, RemoteDesk desk, CancellationToken stopping) => Answer(await desk.ReturnToAsync(index, stopping)));
    }

    private static IResult Answer((Bilingual Message, IReadOnlyList<ConfigurationError> Errors, bool Taken) outcome) => Results.Json(
        new ApplyAnswer(outcome.Taken, outcome.Message.ToString(), [.. outcome.Errors.Select(error => $"{error.Path}: {error.Message}")]),
        RemoteJson.Default.ApplyAnswer,
        statusCode: outcome.Taken ? StatusCodes.Status202Accepted : StatusCodes.Status422UnprocessableEntity);
}
