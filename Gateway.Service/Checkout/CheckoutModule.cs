using EdgeGateway.Service.Checkout.Api;
using EdgeGateway.Service.Checkout.Certificates;
using EdgeGateway.Service.Checkout.Demo;
using EdgeGateway.Service.Checkout.Duties;
using EdgeGateway.Service.Checkout.Export;
using EdgeGateway.Service.Checkout.Goods;
using EdgeGateway.Service.Checkout.Identity;
using EdgeGateway.Service.Checkout.Ledger;
using EdgeGateway.Service.Checkout.Media;
using EdgeGateway.Service.Checkout.Quota;
using EdgeGateway.Service.Checkout.Receipts;
using EdgeGateway.Service.Checkout.Reports;
using EdgeGateway.Service.Checkout.Reversals;
using EdgeGateway.Service.Checkout.Stock;
using EdgeGateway.Service.Checkout.Till;
using EdgeGateway.Service.Commands;
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
        services.AddSingleton(provider => new CatalogueStore(Path.Combine(options.DataDirectory, "catalogue"), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new CatalogueShelf(CatalogueStart.Load(options.Checkout.Catalogue, provider.GetRequiredService<CatalogueStore>())));
        services.AddSingleton<CatalogueDesk>();
        services.AddSingleton(new CatalogueTrust(options.GatewayId, options.RemoteConfiguration.TrustedKeys));
        services.AddSingleton<GatewayCommand, CatalogueCommand>();
        services.AddSingleton(provider => new SaleRules(provider.GetRequiredService<CatalogueShelf>(), PolicyOf(options.Checkout)));
        services.AddSingleton<TillDesk>();
        services.AddSingleton(_ => KeyFile.LoadOrCreate(options.Checkout.KeyFile ?? Path.Combine(options.DataDirectory, "keys", "store.key")));
        services.AddSingleton(provider => new IdentityVault(provider.GetRequiredService<StoreKey>(), IdentityKeys.In(provider.GetRequiredService<JournalStore>())));
        services.AddSingleton(provider => new ClerkOnDuty(options.Checkout, ClerkOnDuty.LastIn(provider.GetRequiredService<JournalStore>())));
        services.AddSingleton<SaleFacts>();
        services.AddSingleton<RevealDesk>();
        services.AddSingleton<Shredder>();
        services.AddSingleton<ReportDesk>();
        services.AddHostedService<StoreDuties>();
        services.AddHostedService<ReadFailures>();
        services.AddSingleton<QuotaDesk>();
        services.AddSingleton<ReversalDesk>();
        services.AddSingleton<StockDesk>();
        services.AddSingleton<MediumBook>();
        services.AddSingleton<SaleLedger>();
        services.AddSingleton<SaleVerifier>();
        services.AddSingleton<SaleIdentities>();
        services.AddSingleton<SaleBoard>();
        services.AddSingleton<SaleViews>();
        services.AddSingleton<StorePrinter>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<ReceiptDesk>(provider, (PrintReceipt)provider.GetRequiredService<StorePrinter>().PrintAsync));
        services.AddCertificates();
        services.AddSingleton<EventOutbox>();
        services.AddSingleton(SessionOf);
        services.AddHostedService<KeyWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<CatalogueDesk>());
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
        CatalogueApi.Map(app);
        QuotaApi.Map(app);
        LedgerApi.Map(app);
        ReversalApi.Map(app);
        StockApi.Map(app);
        MediaApi.Map(app);
        CertificatesApi.Map(app);
        if (DemoBench.Concerns(options))
            DemoApi.Map(app);
    }

    private static CheckoutSession SessionOf(IServiceProvider provider)
    {
        var ledger = provider.GetRequiredService<SaleLedger>();
        var hands = new TillHands(ledger.RecordAsync, provider.GetRequiredService<EventOutbox>().Post, provider.GetRequiredService<ReceiptDesk>().Print)
        {
            Know = provider.GetRequiredService<QuotaDesk>().Know,
            MediumOf = provider.GetRequiredService<MediumBook>().Find,
            Bind = provider.GetRequiredService<MediumBook>().BindAsync,
        };
        return new CheckoutSession(provider.GetRequiredService<TillDesk>(), hands,
            provider.GetRequiredService<CheckoutOptions>().BuyerTimeout, provider.GetRequiredService<TimeProvider>());
    }

    private static SalePolicy PolicyOf(CheckoutOptions options) => new(options.DesignatedOutlet,
        options.RealNameFertiliser ? new HashSet<ProductKind> { ProductKind.Pesticide, ProductKind.Fertiliser } : new HashSet<ProductKind> { ProductKind.Pesticide })
    {
        BoundMedium = options.BoundMedium,
    };
}
