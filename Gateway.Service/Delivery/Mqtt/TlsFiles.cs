namespace EdgeGateway.Service.Delivery.Mqtt;

/// <summary>PEM files for TLS; null where not used.</summary>
/// <param name="Authorities">Who may have signed the broker's certificate, beside those the system trusts.</param>
/// <param name="Certificate">This side's certificate.</param>
/// <param name="Key">Its key, when it is not in the same file.</param>
internal sealed record TlsFiles(string? Authorities, string? Certificate, string? Key);
