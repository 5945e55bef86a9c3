using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using EdgeGateway.Service.LocalApi.Access;

namespace EdgeGateway.Service.LocalApi.Pairing;

/// <summary>Which pages are paired, and which wait for their code. Any thread.</summary>
internal sealed class PairingBook(LocalApiOptions options, PairingFile file, GatewaySession session, TimeProvider clock)
{
    private const int Tries = 5;
    private const int MostPaired = 50;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, TokenBucket> _askers = options.Pages.ToDictionary(
        page => page.Origin, _ => new TokenBucket(1.0 / 60, 5, clock), StringComparer.Ordinal);

    private ImmutableDictionary<string, PairedPage> _paired = file.Load().ToImmutableDictionary(page => page.Id, StringComparer.Ordinal);
    private ImmutableList<PendingPairing> _pending = [];

    /// <summary>A page asked, was paired, or was revoked. Handlers return quickly.</summary>
    public event Action? Changed;

    /// <summary>The newest first.</summary>
    public IReadOnlyList<PairedPage> Paired => [.. _paired.Values.OrderByDescending(page => page.PairedAt)];

    /// <summary>Pages that wait for their code now.</summary>
    public IReadOnlyList<PendingPairing> Pending => [.. _pending.Where(IsOpen)];

    public PairedPage? Find(string id) => _paired.GetValueOrDefault(id);

    public PendingPairing? FindPending(string id) => _pending.Find(one => one.Page.Id == id && IsOpen(one));

    public PairedPage? FindByToken(string token)
    {
        var digest = Digest(token);
        return _paired.Values.FirstOrDefault(page => page.TokenDigest == digest);
    }

    /// <summary>Null when this page asks too often. A second question of the same page replaces the first.</summary>
    public PendingPairing? Ask(PairedPage page)
    {
        PendingPairing pending;
        lock (_gate)
        {
            if (!_askers.TryGetValue(page.Origin, out var bucket) || !bucket.TryTake())
                return null;
            var code = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
            pending = new PendingPairing(page, code, session.Now + (long)options.CodeLifetime.TotalMilliseconds, Tries);
            _pending = _pending.RemoveAll(one => one.Page.Origin == page.Origin || !IsOpen(one)).Add(pending);
        }
        Changed?.Invoke();
        return pending;
    }

    /// <summary>The page sent the code. With the right one it is paired; the token, when it asked for one, is told once.</summary>
    public (PairedPage? Page, string? Token, Refusal? Refusal) Confirm(string id, string code)
    {
        PairedPage page;
        string? token = null;
        lock (_gate)
        {
            if (FindPending(id) is not { } pending)
                return (null, null, Refusal.CodeGone);
            if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(code), Encoding.UTF8.GetBytes(pending.Code)))
            {
                _pending = pending.TriesLeft <= 1 ? _pending.Remove(pending) : _pending.Replace(pending, pending with { TriesLeft = pending.TriesLeft - 1 });
                return (null, null, Refusal.WrongCode);
            }
            if (pending.Page.Scopes.Contains(PageScopes.Compat))
                token = RandomNumberGenerator.GetHexString(32, lowercase: true);
            page = pending.Page with { PairedAt = clock.GetUtcNow(), TokenDigest = token is null ? null : Digest(token) };
            _pending = _pending.Remove(pending);
            _paired = Room(_paired).SetItem(page.Id, page);
            file.TrySave([.. _paired.Values]);
        }
        Changed?.Invoke();
        return (page, token, null);
    }

    /// <summary>The clerk said no to a page that waits.</summary>
    public void Reject(string id)
    {
        lock (_gate)
            _pending = _pending.RemoveAll(one => one.Page.Id == id);
        Changed?.Invoke();
    }

    /// <summary>False when there is no such page.</summary>
    public bool Revoke(string id)
    {
        lock (_gate)
        {
            if (!_paired.ContainsKey(id))
                return false;
            _paired = _paired.Remove(id);
            file.TrySave([.. _paired.Values]);
        }
        Changed?.Invoke();
        return true;
    }

    private bool IsOpen(PendingPairing pending) => session.Now < pending.Expires;

    private static ImmutableDictionary<string, PairedPage> Room(ImmutableDictionary<string, PairedPage> pages) =>
        pages.Count < MostPaired ? pages : pages.Remove(pages.Values.MinBy(page => page.PairedAt)!.Id);

    private static string Digest(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
