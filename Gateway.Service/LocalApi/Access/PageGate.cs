using EdgeGateway.Service.LocalApi.Pairing;

namespace EdgeGateway.Service.LocalApi.Access;

/// <summary>Decides whether a page's request may pass. Its memory is the nonces and the rate of each listed page.</summary>
internal sealed class PageGate(LocalApiOptions options, PairingBook pairings, GatewaySession session, TimeProvider clock)
{
    private readonly NonceBook _nonces = new(options.TimeWindow);
    private readonly Dictionary<string, TokenBucket> _buckets = options.Pages.ToDictionary(
        page => page.Origin, _ => new TokenBucket(options.RequestsPerSecond, 2.0 * options.RequestsPerSecond, clock), StringComparer.Ordinal);

    public LocalPageOptions? Listed(string? origin) => options.Pages.FirstOrDefault(page => page.Origin == origin);

    /// <summary>Null when the page may go on asking.</summary>
    public Refusal? CheckOrigin(string? origin)
    {
        if (string.IsNullOrEmpty(origin))
            return Refusal.NoOrigin;
        if (!_buckets.TryGetValue(origin, out var bucket))
            return Refusal.Unlisted;
        return bucket.TryTake() ? null : Refusal.TooMany;
    }

    /// <summary>The page that signed this, or why not.</summary>
    public (PairedPage? Page, Refusal? Refusal) CheckSignature(SignedRequest request, PageAccess access)
    {
        if (!request.HasAll || PageStamp.Parse(request.Time) is not { } stamp)
            return (null, Refusal.Unsigned);
        if (stamp.Session != session.Name)
            return (null, Refusal.OtherStart);
        var now = session.Now;
        if (!_nonces.IsTimely(stamp.At, now))
            return (null, Refusal.Untimely);
        var page = access.Kind == PageAccessKind.Pending ? pairings.FindPending(request.Key!)?.Page : pairings.Find(request.Key!);
        if (page is null || page.Origin != request.Origin)
            return (null, access.Kind == PageAccessKind.Pending ? Refusal.CodeGone : Refusal.UnknownKey);
        if (!request.IsSignedBy(page.PublicKey))
            return (null, Refusal.BadSignature);
        if (!_nonces.TryUse(page.Id, request.Nonce!, stamp.At, now))
            return (null, Refusal.Replay);
        return Allowed(page, access.Scope) ? (page, null) : (null, Refusal.NoScope);
    }

    /// <summary>The page whose token this is, or why not.</summary>
    public (PairedPage? Page, Refusal? Refusal) CheckToken(string? token, string origin)
    {
        var page = token is null ? null : pairings.FindByToken(token);
        if (page is null || page.Origin != origin)
            return (null, Refusal.UnknownKey);
        return Allowed(page, PageScopes.Compat) && Allowed(page, PageScopes.Identity) ? (page, null) : (null, Refusal.NoScope);
    }

    /// <summary>The configuration has the last word: what it no longer grants, an old pairing no longer has.</summary>
    public bool Allowed(PairedPage page, string? scope) =>
        Listed(page.Origin) is { } listed && (scope is null || (page.Scopes.Contains(scope) && listed.Scopes.Contains(scope)));
}
