namespace EdgeGateway.Service.Checkout.Goods;

/// <summary>Whose catalogues are taken from afar.</summary>
/// <param name="GatewayId">This box.</param>
/// <param name="Keys">Public keys (base64 of the SPKI) of which one must have signed; empty: what a platform may do is decided by its allow-list alone.</param>
internal sealed record CatalogueTrust(string GatewayId, IReadOnlyList<string> Keys);
