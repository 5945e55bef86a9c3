using EdgeGateway.Protocols.IdCard;
using EdgeGateway.Service.Checkout.Quota;

namespace EdgeGateway.Service.Checkout.Till;

/// <summary>Who is buying, as read from a document. Lives in memory only until the sale is committed or cleared.</summary>
/// <remarks>Personal data. What leaves the checkout is <see cref="MaskedName"/> and <see cref="MaskedNumber"/>.</remarks>
/// <param name="Document">What the card said.</param>
/// <param name="ReaderId">Reader that read it.</param>
internal sealed record Buyer(IdentityDocument Document, string ReaderId)
{
    /// <summary>How he showed who he is.</summary>
    public BuyerProof Proof { get; init; }

    /// <summary>His quotas; null when nobody looked.</summary>
    public BuyerStanding? Standing { get; init; }

    public string MaskedName => Masking.Name(Document.Name);

    public string MaskedNumber => Masking.Number(Document.Number);

    public bool SameAs(Buyer other) =>
        Document.Type == other.Document.Type && string.Equals(Document.Number, other.Document.Number, StringComparison.Ordinal);

    public bool ExpiredOn(DateOnly date) => !Document.ValidForever && Document.ValidTo is { } last && last < date;

    /// <inheritdoc />
    public override string ToString() => MaskedNumber;
}
