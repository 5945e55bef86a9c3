namespace EdgeGateway.Service.Checkout.Goods;

/// <summary>What became of an import.</summary>
/// <param name="Edition">The edition in effect now; null when the file was refused, and then the old one stays.</param>
/// <param name="Errors">Every mistake, one sentence each.</param>
internal sealed record CatalogueOutcome(CatalogueEdition? Edition, IReadOnlyList<string> Errors);
