using System.Collections.Immutable;
using EdgeGateway.Service.Checkout.Goods;

namespace EdgeGateway.Service.Checkout.Till;

/// <summary>A label that may stand for several products: the clerk says which one is in her hand.</summary>
/// <param name="Products">At least two.</param>
/// <param name="TraceCode">32 digits of the label; null when it had none.</param>
internal sealed record Choice(ImmutableArray<Product> Products, string? TraceCode);
