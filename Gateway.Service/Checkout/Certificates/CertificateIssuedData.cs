namespace EdgeGateway.Service.Checkout.Certificates;

/// <summary>
/// Data of <c>store.certificate.issued.v1</c>. Producer and contact can be a farmer's name and telephone: masked here, sealed in the
/// ledger, in clear only on the paper, where the law wants them.
/// </summary>
internal sealed record CertificateIssuedData
{
    public required Guid CertificateId { get; init; }
    public required string Store { get; init; }
    public required string Operator { get; init; }

    /// <summary>Local time of the store with its offset.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Day of issue on the paper.</summary>
    public required DateOnly Date { get; init; }

    public required string Product { get; init; }
    public required string Quantity { get; init; }
    public required string Origin { get; init; }
    public required string MaskedProducer { get; init; }
    public required string MaskedContact { get; init; }
    public required IReadOnlyList<string> Commitments { get; init; }
    public required IReadOnlyList<string> Bases { get; init; }

    /// <summary>Version of the form's words.</summary>
    public required string Form { get; init; }
}
