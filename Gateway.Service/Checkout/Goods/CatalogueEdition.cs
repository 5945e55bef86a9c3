namespace EdgeGateway.Service.Checkout.Goods;

/// <summary>Which catalogue a sale was judged by.</summary>
/// <param name="Version">Its own name.</param>
/// <param name="Date">Day the data was put together.</param>
/// <param name="Sha256">SHA-256 of the file's bytes, 64 lower-case hex digits: what <c>sha256sum</c> prints.</param>
internal sealed record CatalogueEdition(string Version, DateOnly Date, string Sha256);
