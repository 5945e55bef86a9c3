using EdgeGateway.Service.Checkout.Identity;

namespace EdgeGateway.Service.Delivery.Mapping;

/// <summary>Opens the identity of a sale's buyer. Where there is no till there is none to open.</summary>
/// <param name="Open">By sale id; null when it cannot be opened.</param>
internal sealed record BuyerSource(Func<Guid, BuyerFields?> Open)
{
    public static BuyerSource None { get; } = new(static _ => null);
}
