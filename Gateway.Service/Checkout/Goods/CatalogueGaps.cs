using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Checkout.Goods;

/// <summary>What in an edition cannot be the real thing: goods and limits of the sample, lists that lack what the national ones have. Pure.</summary>
internal static class CatalogueGaps
{
    private const string Sample = "样例";
    private const int Named = 5;

    /// <summary>One sentence each; empty when nothing is known against it.</summary>
    public static IReadOnlyList<Bilingual> Of(Catalogue catalogue, DateOnly today) => [.. All(catalogue, today)];

    private static IEnumerable<Bilingual> All(Catalogue catalogue, DateOnly today)
    {
        var goods = catalogue.Products.Count(product => product.Producer.StartsWith(Sample, StringComparison.Ordinal));
        if (goods > 0)
            yield return new($"{goods} 种商品还是样例", $"{goods} products are still the sample's");
        var limits = catalogue.File.Limits.Count(limit => limit.Source.StartsWith(Sample, StringComparison.Ordinal));
        if (limits > 0)
            yield return new($"{limits} 条定额还是样例，不是标准", $"{limits} crop limits are still the sample's and no standard");
        var lists = NationalLists.Shipped();
        var missing = lists.Entries.Where(entry => entry.AppliesOn(today) && !Covered(catalogue.File.Regulations, entry, today)).OrderByDescending(entry => entry.Class).Select(entry => entry.Ingredient).Distinct().ToList();
        if (missing.Count == 0)
            yield break;
        var names = string.Join("、", missing.Take(Named)) + (missing.Count > Named ? "…" : "");
        yield return new($"禁限用名单比《{lists.Edition.Version}》少 {missing.Count} 种：{names}", $"The lists lack {missing.Count} ingredients of {lists.Edition.Version}: {names}");
    }

    private static bool Covered(IReadOnlyList<Regulation> own, Regulation entry, DateOnly today) =>
        own.Any(one => one.Ingredient == entry.Ingredient && one.Class >= entry.Class && one.AppliesOn(today));
}
