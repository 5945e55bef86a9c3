using EdgeGateway.Service.Checkout.Ledger;
using EdgeGateway.Service.Delivery.Filter;
using EdgeGateway.Service.Delivery.Mapping;
using EdgeGateway.Service.Delivery.Media;
using EdgeGateway.Service.Delivery.Storage;
using EdgeGateway.Service.Journal;
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
            .AddSingleton(provider => provider.GetService<SaleIdentities>() is { } identities ? new BuyerSource(identities.Open) : BuyerSource.None)
            .AddSingleton(MediaSchema.Module)
            .AddSingleton(provider => new MediaSetup(provider.GetRequiredService<JournalStore>(), provider.GetService<PictureSource>() ?? PictureSource.None))
            .AddSingleton<DestinationSetup>()
            .AddSingleton<DeliveryStore>()
            .AddSingleton<ProgressSaver>()
            .AddSingleton<DeliveryOverview>()
            .AddSingleton<DeliveryService>()
            .AddHostedService(provider => provider.GetRequiredService<DeliveryService>());
    }
}
