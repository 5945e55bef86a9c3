using System.Text.Json.Serialization;
using EdgeGateway.Service.Checkout.Goods;
using EdgeGateway.Service.Checkout.Quota;

namespace EdgeGateway.Service.Checkout.Ledger;

/// <summary>Data of <c>store.sale.recorded.v1</c>. Has no clear identity: a destination that is allowed to get it asks in its mapping.</summary>
internal sealed record SaleRecordedData
{
    public required Guid SaleId { get; init; }
    public required StoreData Store { get; init; }
    public required string Operator { get; init; }

    /// <summary>Local time of the store with its offset.</summary>
    public required DateTimeOffset Time { get; init; }

    public required DateOnly Date { get; init; }
    public required IReadOnlyList<SaleLineData> Lines { get; init; }
    public required long TotalFen { get; init; }
    public required BuyerData Buyer { get; init; }
    public string? Purpose { get; init; }
    public required CatalogueEdition Catalogue { get; init; }

    /// <summary>Present when the sale went beyond the buyer's quota.</summary>
    public QuotaData? Quota { get; init; }

    /// <summary>From the first card or scan to the main key, in ms.</summary>
    public required long TookMs { get; init; }
}

/// <summary>A sale beyond the buyer's quota, and why it was made.</summary>
internal sealed record QuotaData(string Reason, IReadOnlyList<QuotaExcess> Exceeded);

/// <summary>Which store.</summary>
internal sealed record StoreData(string Name, string LicenceNumber, bool DesignatedOutlet, string? CreditCode = null);

/// <summary>Who bought, as far as everybody may know.</summary>
/// <param name="Method"><c>id-card</c>, <c>medium</c> (a code bound to a document that was read before) or <c>none</c>.</param>
/// <param name="Verified">A machine read the document and its check character was right.</param>
/// <param name="MaskedNumber">First 3 and last 2 characters.</param>
/// <param name="Hash">Keyed hash of the number: the same buyer has the same one in this store.</param>
/// <param name="DocumentType">Which of the four documents.</param>
/// <param name="Expired">The document was out of date on the day of sale.</param>
/// <param name="MaskedContact">First 3 and last 2 characters of how he can be reached; left out when he did not say.</param>
internal sealed record BuyerData(string Method, bool Verified, string? MaskedNumber = null, string? Hash = null, string? DocumentType = null, bool? Expired = null, string? MaskedContact = null);

/// <summary>One line.</summary>
internal sealed record SaleLineData
{
    public required int Line { get; init; }
    public required string ProductCode { get; init; }
    public required string Name { get; init; }
    public required ProductKind Kind { get; init; }
    public string? RegistrationNumber { get; init; }
    public required string Producer { get; init; }
    public required string Specification { get; init; }
    /// <summary>施用范围, as the catalogue said.</summary>
    public string? Scope { get; init; }

    public required string Unit { get; init; }
    public required Toxicity Toxicity { get; init; }
    public required bool Restricted { get; init; }
    public required int Quantity { get; init; }
    public required int PriceFen { get; init; }
    public required long AmountFen { get; init; }
    public IReadOnlyList<string> TraceCodes { get; init => field = value ?? []; } = [];

    /// <summary>What the whole line holds, in mg.</summary>
    [JsonPropertyName("contentsMg")]
    public Contents Contents { get; init; }
}
