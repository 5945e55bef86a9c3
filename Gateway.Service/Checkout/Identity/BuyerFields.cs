using EdgeGateway.Protocols.IdCard;

namespace EdgeGateway.Service.Checkout.Identity;

/// <summary>What the ledger keeps of a buyer, in clear. Exists only between sealing and opening.</summary>
/// <remarks>Personal data: never log it, never put it in an exception message.</remarks>
internal sealed record BuyerFields(DocumentType Type, string Name, string Number, string Address)
{
    /// <inheritdoc />
    public override string ToString() => Masking.Number(Number);
}
