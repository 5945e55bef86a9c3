namespace EdgeGateway.Service.LocalApi.Pairing;

/// <summary>A page the clerk agreed to. Nothing in it is secret: the page keeps its private key, the token is only here as a digest.</summary>
internal sealed record PairedPage
{
    /// <summary>Random; names the key in requests.</summary>
    public required string Id { get; init; }

    public required string Origin { get; init; }

    /// <summary>What the page calls itself.</summary>
    public required string Name { get; init; }

    /// <summary>Subject public key info of a P-256 key.</summary>
    public required byte[] PublicKey { get; init; }

    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset PairedAt { get; init; }

    /// <summary>SHA-256 of the token for the vendors' way; null when it was not asked for.</summary>
    public string? TokenDigest { get; init; }
}
