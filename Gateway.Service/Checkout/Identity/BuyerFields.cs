using System.Text.Json.Serialization;
using EdgeGateway.Protocols.IdCard;

namespace EdgeGateway.Service.Checkout.Identity;

/// <summary>What the ledger keeps of a buyer, in clear. Exists only between sealing and opening.</summary>
/// <param name="Type">As a word like events have it; boxes sealed before this hold its number, which is read too.</param>
/// <param name="Name">In clear.</param>
/// <param name="Number">In clear.</param>
/// <param name="Address">In clear.</param>
/// <param name="Contact">In clear; null when he did not say.</param>
/// <remarks>Personal data: never log it, never put it in an exception message.</remarks>
internal sealed record BuyerFields([property: JsonConverter(typeof(JsonStringEnumConverter<DocumentType>))] DocumentType Type, string Name, string Number, string Address, string? Contact = null)
{
    /// <inheritdoc />
    public override string ToString() => Masking.Number(Number);
}
