using EdgeGateway.Service.Checkout.Goods;

namespace EdgeGateway.Service.Checkout.Till;

/// <summary>What this store may do and asks for, beyond the law's floor.</summary>
/// <param name="DesignatedOutlet">The store is a designated outlet (定点经营) for restricted pesticides (农药管理条例 art. 24).</param>
/// <param name="IdentityFor">Kinds of product that are sold by real name here although they are not restricted.</param>
internal sealed record SalePolicy(bool DesignatedOutlet, IReadOnlySet<ProductKind> IdentityFor)
{
    /// <summary>A bound medium stands for the document where the law does not ask for the document itself.</summary>
    public bool BoundMedium { get; init; } = true;
}
