using System.Text.Json.Serialization;
using EdgeGateway.Devices.Virtual;
using EdgeGateway.Service.Cases;
using EdgeGateway.Service.LocalPlatform;

namespace EdgeGateway.Service.Demo;

internal static class DemoModule
{
    public static IServiceCollection AddDemo(this IServiceCollection services) => services.AddSingleton(provider => new DemoBoard(
        provider.GetRequiredService<VirtualBench>(), provider.GetRequiredService<CameraRoster>(), provider.GetService<EmbeddedBroker>()));

    /// <summary>
    /// <c>GET /api/v1/demo/switches</c>, <c>POST /api/v1/demo/switches/{id}?on=false</c>. On a box where everything is real the list is
    /// empty and every id unknown.
    /// </summary>
    public static void MapDemo(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/demo/switches", (DemoBoard board) =>
            Results.Json([.. board.Switches.Select(one => new SwitchReport(one.Id, one.IsOn))], DemoJson.Default.IReadOnlyListSwitchReport));
        app.MapPost("/api/v1/demo/switches/{id}", async (string id, bool on, DemoBoard board) =>
        {
            if (board.Find(id) is not { } found)
                return Results.NotFound();
            await found.FlipAsync(on);
            return Results.NoContent();
        });
    }
}

/// <summary>One switch as the API shows it.</summary>
internal sealed record SwitchReport(string Id, bool On);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IReadOnlyList<SwitchReport>))]
internal sealed partial class DemoJson : JsonSerializerContext;
