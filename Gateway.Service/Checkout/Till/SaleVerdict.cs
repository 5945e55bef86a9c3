using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Checkout.Goods;

namespace EdgeGateway.Service.Checkout.Till;

/// <summary>What the rules say about a whole basket with its buyer.</summary>
/// <param name="Missing">Duties nobody has met yet; <see cref="Duty.None"/> when there are none.</param>
/// <param name="Code"><c>ok</c>, or the reason it may not be sold as it is: <c>empty</c>, <c>banned</c>, <c>not-designated</c>,
/// <c>identity-missing</c>, <c>document-needed</c>, <c>document-expired</c>, <c>purpose-missing</c>, <c>quota-exceeded</c>.</param>
/// <param name="Reason">The same for the clerk.</param>
/// <param name="Because">Product that causes it; null for <c>ok</c> and <c>empty</c>.</param>
internal sealed record SaleVerdict(Duty Missing, string Code, Bilingual Reason, Product? Because)
{
    public bool Allowed => Code == Ok;

    public const string Ok = "ok";
    public const string Empty = "empty";
    public const string Banned = "banned";
    public const string NotDesignated = "not-designated";
    public const string IdentityMissing = "identity-missing";
    public const string DocumentExpired = "document-expired";
    public const string PurposeMissing = "purpose-missing";

    /// <summary>A bound medium was scanned where the document itself is needed.</summary>
    public const string DocumentNeeded = "document-needed";

    /// <summary>Nothing is missing, but the buyer's quota does not reach: a reason is asked for.</summary>
    public const string QuotaExceeded = "quota-exceeded";
}
