namespace EdgeGateway.Service.Checkout.Certificates;

/// <summary>A filled-in form, from the page or from <c>POST /api/v1/certificates</c>.</summary>
internal sealed record CertificateRequest
{
    /// <summary>Name of the farm product, at most 40 characters.</summary>
    public string? Product { get; init; }

    /// <summary>Amount or weight with its unit, as it stands on the paper: <c>50 公斤</c>. At most 20 characters.</summary>
    public string? Quantity { get; init; }

    /// <summary>Place of origin, at most 60 characters.</summary>
    public string? Origin { get; init; }

    /// <summary>Who produced it: company, cooperative or farmer. At most 60 characters.</summary>
    public string? Producer { get; init; }

    /// <summary>Telephone of the producer, at most 30 characters.</summary>
    public string? Contact { get; init; }

    /// <summary>Day of issue; null: today in the store. Not later than today.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Codes of the ticked promises; all must be.</summary>
    public IReadOnlyList<string>? Commitments { get; init; }

    /// <summary>Codes of what the promises rest on; at least one.</summary>
    public IReadOnlyList<string>? Bases { get; init; }
}
