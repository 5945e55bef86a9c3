using EdgeGateway.Service.Checkout.Tables;

namespace EdgeGateway.Service.Checkout.Goods;

/// <summary>What an import brings; a part that is null stays as it was in the edition before.</summary>
internal sealed record CataloguePart
{
    public IReadOnlyList<Product>? Products { get; init; }
    public IReadOnlyList<Regulation>? Regulations { get; init; }
    public IReadOnlyList<CropLimit>? Limits { get; init; }
    public IReadOnlyList<Mistake> Mistakes { get; init; } = [];

    /// <summary>Where its entries stand in the file.</summary>
    public EntryPlaces Places { get; init; } = EntryPlaces.Unknown;
}
