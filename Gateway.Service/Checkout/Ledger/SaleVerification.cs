using System.Text.Json.Serialization;
using EdgeGateway.Service.Checkout.Reversals;

namespace EdgeGateway.Service.Checkout.Ledger;

/// <summary>What a verification code is worth.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SaleVerdictWord>))]
internal enum SaleVerdictWord
{
    /// <summary>The sale exists, and ledger and event say the same.</summary>
    [JsonStringEnumMemberName("genuine")]
    Genuine,

    /// <summary>The sale is in the ledger; its event has left the journal after its time.</summary>
    [JsonStringEnumMemberName("ledger-only")]
    LedgerOnly,

    /// <summary>Ledger and event differ: somebody changed the file.</summary>
    [JsonStringEnumMemberName("altered")]
    Altered,

    /// <summary>No such sale in this store.</summary>
    [JsonStringEnumMemberName("unknown")]
    Unknown,
}

/// <summary>Answer of <see cref="SaleVerifier"/>.</summary>
/// <param name="Verdict">What the code is worth.</param>
/// <param name="Sale">The sale it is about; null when it is unknown.</param>
/// <param name="Reversal">The cancellation or return the code belongs to; null when it belongs to the sale itself.</param>
internal sealed record SaleVerification(SaleVerdictWord Verdict, CommittedSale? Sale, CommittedReversal? Reversal = null);
