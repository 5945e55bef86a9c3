using EdgeGateway.Service.Checkout.Api;
using EdgeGateway.Service.Checkout.Demo;
using EdgeGateway.Service.Checkout.Goods;
using EdgeGateway.Service.Checkout.Identity;
using EdgeGateway.Service.Checkout.Ledger;
using EdgeGateway.Service.Checkout.Receipts;
using EdgeGateway.Service.Checkout.Till;
using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Checkout;

/// <summary>Registers the till. Nothing of it exists on a box where it is switched off.</summary>
internal static class CheckoutModule
{
    public static IServiceCollection AddCheckout(this IServiceCollection services, GatewayOptions options)
    {
        if (!options.Checkout.Enabled)
            return services;
        services.AddSingleton(options.Checkout);
        services.AddSingleton(LedgerSchema.Module);
        services.AddSingleton(_ => CatalogueOf(options.Checkout));
        services.AddSingleton(provider => new SaleRules(provider.GetRequiredService<Catalogue>(), PolicyOf(options.Checkout)));
        services.AddSingleton<TillDesk>();
        services.AddSingleton(_ => KeyFile.LoadOrCreate(options.Checkout.KeyFile ?? Path.Combine(options.DataDirectory, "keys", "store.key")));
        services.AddSingleton(provider => new IdentityVault(provider.GetRequiredService<StoreKey>(), IdentityKeys.In(provider.GetRequiredService<JournalStore>())));
        services.AddSingleton(provider => new SaleFacts(options.Checkout, provider.GetRequiredService<SaleRules>(), provider.GetRequiredService<Catalogue>().Edition));
        services.AddSingleton<SaleLedger>();
        services.AddSingleton<SaleVerifier>();
        services.AddSingleton<SaleBoard>();
        services.AddSingleton<SaleViews>();
        services.AddSingleton<StorePrinter>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<ReceiptDesk>(provider, (PrintReceipt)provider.GetRequiredService<StorePrinter>().PrintAsync));
        services.AddSingleton<EventOutbox>();
        services.AddSingleton(SessionOf);
        services.AddHostedService<KeyWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<EventOutbox>());
        services.AddHostedService(provider => provider.GetRequiredService<ReceiptDesk>());
        services.AddSingleton<DemoBench>();
        return services.AddHostedService<CheckoutDevices>();
    }

    public static void MapCheckout(this IEndpointRouteBuilder app, GatewayOptions options)
    {
        if (!options.Checkout.Enabled)
            return;
        CheckoutApi.Map(app);
        SalesApi.Map(app);
        if (DemoBench.Concerns(options))
            DemoApi.Map(app);
    }

    private static CheckoutSession SessionOf(IServiceProvider provider)
    {
        var ledger = provider.GetRequiredService<SaleLedger>();
        var hands = new TillHands(ledger.RecordAsync, provider.GetRequiredService<EventOutbox>().Post, provider.GetRequiredService<ReceiptDesk>().Print);
        return new CheckoutSession(provider.GetRequiredService<TillDesk>(), hands,
            provider.GetRequiredService<CheckoutOptions>().BuyerTimeout, provider.GetRequiredService<TimeProvider>());
    }

    private static Catalogue CatalogueOf(CheckoutOptions options)
    {
        if (options.Catalogue is not { } path)
            return CatalogueReader.Sample();
        var reading = CatalogueReader.ReadFile(path);
        return reading.Catalogue ?? throw new InvalidDataException($"The catalogue {path} was changed after the check: {string.Join(' ', reading.Errors)}");
    }

    private static SalePolicy PolicyOf(CheckoutOptions options) => new(options.DesignatedOutlet,
        options.RealNameFertiliser ? new HashSet<ProductKind> { ProductKind.Pesticide, ProductKind.Fertiliser } : new HashSet<ProductKind> { ProductKind.Pesticide });
}
