using System.Text.Json.Serialization;

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
internal sealed record SaleVerification(SaleVerdictWord Verdict, CommittedSale? Sale);
