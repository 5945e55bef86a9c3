using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Checkout.Goods;

namespace EdgeGateway.Service.Checkout;

/// <summary>Mistakes in the till's data files, found before the start like those in the configuration itself.</summary>
internal static class CheckoutCheck
{
    public static IEnumerable<Bilingual> Run(CheckoutOptions options) => options is { Enabled: true, Catalogue: { } path }
        ? CatalogueReader.ReadFile(path).Mistakes.Select(mistake => new Bilingual($"商品目录有错：{mistake.Text.Zh}", mistake.Text.En))
        : [];
}
