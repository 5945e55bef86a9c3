namespace EdgeGateway.Service.LocalApi.Access;

/// <summary>What an endpoint of the local API asks of a page. Metadata of the endpoint; one without it is not reachable.</summary>
internal sealed record PageAccess(PageAccessKind Kind, string? Scope = null)
{
    public static PageAccess Listed { get; } = new(PageAccessKind.Listed);
    public static PageAccess Pending { get; } = new(PageAccessKind.Pending);
    public static PageAccess Paired { get; } = new(PageAccessKind.Paired);

    /// <summary>In the way of the vendors' services: a secret in the path instead of a signature.</summary>
    public static PageAccess Token { get; } = new(PageAccessKind.Token, PageScopes.Compat);

    public static PageAccess To(string scope) => new(PageAccessKind.Paired, scope);
}

internal enum PageAccessKind
{
    /// <summary>The origin is in the configuration.</summary>
    Listed,

    /// <summary>Signed with the key of an open pairing.</summary>
    Pending,

    /// <summary>Signed with the key of a paired page.</summary>
    Paired,

    /// <summary>The path carries a paired page's token.</summary>
    Token,
}
