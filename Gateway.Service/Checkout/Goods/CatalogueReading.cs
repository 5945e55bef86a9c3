namespace EdgeGateway.Service.Checkout.Goods;

/// <summary>A catalogue, or everything that is wrong with its file.</summary>
/// <param name="Catalogue">Null when there is any error.</param>
/// <param name="Errors">One sentence each, with the place in the file.</param>
internal sealed record CatalogueReading(Catalogue? Catalogue, IReadOnlyList<string> Errors);
