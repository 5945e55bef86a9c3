using EdgeGateway.Service.Checkout.Tables;

namespace EdgeGateway.Service.Checkout.Goods;

/// <summary>Bytes of a new edition, or everything that is wrong with the file it should come from.</summary>
internal sealed record CatalogueMade(byte[]? Bytes, IReadOnlyList<Mistake> Mistakes)
{
    /// <summary>The mistakes in English.</summary>
    public IReadOnlyList<string> Errors => [.. Mistakes.Select(mistake => mistake.ToString())];
}
