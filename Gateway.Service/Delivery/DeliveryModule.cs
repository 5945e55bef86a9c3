using EdgeGateway.Service.Delivery.Filter;
using EdgeGateway.Service.Delivery.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace EdgeGateway.Service.Delivery;

/// <summary>Registration of the room.</summary>
internal static class DeliveryModule
{
    public static IServiceCollection AddDelivery(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider => DeliveryClock.Of(provider.GetRequiredService<TimeProvider>()));
        return services
            .AddSingleton(DeliverySchema.Module)
            .AddSingleton(StartSchema.Module)
            .AddSingleton<DestinationSetup>()
            .AddSingleton<DeliveryStore>()
            .AddSingleton<ProgressSaver>()
            .AddSingleton<DeliveryOverview>()
            .AddHostedService<DeliveryService>();
    }
}
