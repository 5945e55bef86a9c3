using EdgeGateway.Service.Checkout.Tables;

namespace EdgeGateway.Service.Checkout.Goods;

/// <summary>What became of an import.</summary>
/// <param name="Edition">The edition in effect now; null when the file was refused, and then the old one stays.</param>
/// <param name="Mistakes">Every one.</param>
internal sealed record CatalogueOutcome(CatalogueEdition? Edition, IReadOnlyList<Mistake> Mistakes)
{
    /// <summary>The mistakes in English.</summary>
    public IReadOnlyList<string> Errors => [.. Mistakes.Select(mistake => mistake.ToString())];
}
