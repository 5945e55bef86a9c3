using System.Collections.Immutable;
using EdgeGateway.Service.Checkout.Goods;
using EdgeGateway.Service.Checkout.Till;

namespace EdgeGateway.Service.Checkout.Quota;

/// <summary>
/// 定额 at the till. Pure. A fertiliser bag has no crop on it, so a buyer's crops count together: allowance = sum of area x limit over his
/// crops that have a limit, against everything he bought here this season. It warns; whoever sells on gives a reason.
/// </summary>
internal static class QuotaRule
{
    private const decimal MgPerKg = 1_000_000m;

    /// <param name="areas">Planted areas in mu by crop.</param>
    /// <param name="limits">Limits that apply today.</param>
    /// <param name="used">What he bought since the season began.</param>
    public static BuyerStanding Standing(IReadOnlyDictionary<string, decimal> areas, IEnumerable<CropLimit> limits, Contents used) => new(
    [
        .. limits.Where(limit => areas.ContainsKey(limit.Crop))
            .GroupBy(limit => limit.Measure)
            .OrderBy(group => group.Key)
            .Select(group => new Allowance(
                group.Key,
                [.. group.Select(limit => limit.Crop).Distinct()],
                (long)group.Sum(limit => areas[limit.Crop] * limit.KgPerMu * MgPerKg),
                used.Of(group.Key))),
    ]);

    /// <summary>Allowances this basket goes beyond; empty when none, or nothing is known of the buyer.</summary>
    public static ImmutableArray<QuotaExcess> Exceeded(SaleDraft draft)
    {
        if (draft.Buyer?.Standing is not { Allowances: { IsEmpty: false } allowances })
            return [];
        var basket = ContentsOf(draft);
        return
        [
            .. allowances.Select(one => new QuotaExcess(one.Measure, one.AllowedMg, one.UsedMg, basket.Of(one.Measure)))
                .Where(one => one.BasketMg > 0 && one.OverMg > 0),
        ];
    }

    public static Contents ContentsOf(SaleDraft draft) =>
        draft.Lines.Aggregate(default(Contents), (sum, line) => sum + Contents.Of(line.Product) * line.Quantity);
}
