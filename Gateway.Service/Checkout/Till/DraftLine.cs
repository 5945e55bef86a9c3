using System.Collections.Immutable;
using EdgeGateway.Service.Checkout.Goods;

namespace EdgeGateway.Service.Checkout.Till;

/// <summary>One product in the basket.</summary>
/// <param name="Product">What.</param>
/// <param name="Quantity">How many units, 1 to <see cref="MaxQuantity"/>.</param>
/// <param name="TraceCodes">32-digit unit codes scanned for it, at most one a unit.</param>
internal sealed record DraftLine(Product Product, int Quantity, ImmutableArray<string> TraceCodes)
{
    public const int MaxQuantity = 9999;

    public long AmountFen => (long)Product.PriceFen * Quantity;
}
