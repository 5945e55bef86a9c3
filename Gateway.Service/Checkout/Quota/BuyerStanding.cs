using System.Collections.Immutable;
using EdgeGateway.Service.Checkout.Goods;

namespace EdgeGateway.Service.Checkout.Quota;

/// <summary>What a buyer may still take this season, as far as the store knows: from his areas, the crop limits and his purchases here.</summary>
/// <param name="Allowances">One for each measure some crop of his has a limit for; empty when nothing is known of him.</param>
internal sealed record BuyerStanding(ImmutableArray<Allowance> Allowances)
{
    public static readonly BuyerStanding Unknown = new([]);
}

/// <summary>One measure of a buyer.</summary>
/// <param name="Measure">What is counted.</param>
/// <param name="Crops">Crops of his that have a limit for it.</param>
/// <param name="AllowedMg">Areas times limits.</param>
/// <param name="UsedMg">Bought in this store since the season began, less what came back.</param>
internal sealed record Allowance(Measure Measure, ImmutableArray<string> Crops, long AllowedMg, long UsedMg)
{
    /// <summary>Negative when more was bought already.</summary>
    public long RemainingMg => AllowedMg - UsedMg;
}
