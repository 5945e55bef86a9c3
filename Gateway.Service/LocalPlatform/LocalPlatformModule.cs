using System.Text.Json.Serialization;
using EdgeGateway.Service.Configuration;

namespace EdgeGateway.Service.LocalPlatform;

/// <summary>Registration of the room.</summary>
internal static class LocalPlatformModule
{
    private const int PageLimit = 500;

    public static IServiceCollection AddLocalPlatform(this IServiceCollection services, GatewayOptions options)
    {
        if (options.LocalPlatform.Broker)
            services.AddSingleton<EmbeddedBroker>().AddHostedService(provider => provider.GetRequiredService<EmbeddedBroker>());
        if (options.LocalPlatform.Receiver)
            services.AddSingleton<ReceiverHost>().AddHostedService(provider => provider.GetRequiredService<ReceiverHost>());
        return services;
    }

    public static void MapLocalPlatform(this IEndpointRouteBuilder app, GatewayOptions options)
    {
        if (options.LocalPlatform.Broker)
        {
            app.MapPost("/api/v1/demo/broker/start", (EmbeddedBroker broker) => broker.SwitchAsync(true));
            app.MapPost("/api/v1/demo/broker/stop", (EmbeddedBroker broker) => broker.SwitchAsync(false));
        }

        if (options.LocalPlatform.Receiver)
            app.MapGet("/api/v1/platform/ledger", (ReceiverHost receiver, long after = 0, int max = PageLimit) =>
                TypedResults.Json(receiver.ReadAfter(after, Math.Clamp(max, 1, PageLimit)), LocalPlatformJson.Default.IReadOnlyListLedgerEntry));
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IReadOnlyList<LedgerEntry>))]
internal sealed partial class LocalPlatformJson : JsonSerializerContext;
