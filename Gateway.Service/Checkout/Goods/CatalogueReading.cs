using EdgeGateway.Service.Checkout.Tables;

namespace EdgeGateway.Service.Checkout.Goods;

/// <summary>A catalogue, or everything that is wrong with its file.</summary>
/// <param name="Catalogue">Null when there is any mistake.</param>
/// <param name="Mistakes">Each with its place in the file.</param>
internal sealed record CatalogueReading(Catalogue? Catalogue, IReadOnlyList<Mistake> Mistakes)
{
    /// <summary>The mistakes in English.</summary>
    public IReadOnlyList<string> Errors => [.. Mistakes.Select(mistake => mistake.ToString())];
}
