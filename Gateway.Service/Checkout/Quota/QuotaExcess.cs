using EdgeGateway.Service.Checkout.Goods;

namespace EdgeGateway.Service.Checkout.Quota;

/// <summary>A quota that a basket goes beyond.</summary>
/// <param name="Measure">What is counted.</param>
/// <param name="AllowedMg">The season's allowance.</param>
/// <param name="UsedMg">Bought before this basket.</param>
/// <param name="BasketMg">In this basket.</param>
internal sealed record QuotaExcess(Measure Measure, long AllowedMg, long UsedMg, long BasketMg)
{
    public long OverMg => UsedMg + BasketMg - AllowedMg;
}
