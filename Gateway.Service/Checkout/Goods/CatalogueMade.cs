namespace EdgeGateway.Service.Checkout.Goods;

/// <summary>Bytes of a new edition, or everything that is wrong with the file it should come from.</summary>
internal sealed record CatalogueMade(byte[]? Bytes, IReadOnlyList<string> Errors);
