using EdgeGateway.Service.Checkout.Receipts;

namespace EdgeGateway.Service.Checkout.Certificates;

/// <summary>Registers 承诺达标合格证; a part of the till.</summary>
internal static class CertificateModule
{
    public static IServiceCollection AddCertificates(this IServiceCollection services)
    {
        services.AddSingleton(CertificateSchema.Module);
        services.AddSingleton<CertificateLedger>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<CertificateDesk>(provider, (PrintReceipt)provider.GetRequiredService<StorePrinter>().PrintAsync));
        return services.AddHostedService(provider => provider.GetRequiredService<CertificateDesk>());
    }
}
