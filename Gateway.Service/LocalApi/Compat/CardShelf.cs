using System.Collections.Concurrent;
using EdgeGateway.Devices.IdCardReader;
using EdgeGateway.Service.Things;

namespace EdgeGateway.Service.LocalApi.Compat;

/// <summary>Keeps the last card for the few seconds in which a page that polls may fetch it; then it is forgotten.</summary>
internal sealed class CardShelf : IHostedService, IDisposable
{
    private readonly DeviceRoster _roster;
    private readonly TimeSpan _life;
    private readonly ITimer _forget;
    private readonly ConcurrentDictionary<string, CardRead> _told = new(StringComparer.Ordinal);
    private volatile CardRead? _last;

    public CardShelf(DeviceRoster roster, LocalApiOptions options, TimeProvider clock)
    {
        _roster = roster;
        _life = options.CardLifetime;
        _forget = clock.CreateTimer(_ => Forget(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Null when no card was read just now.</summary>
    public CardRead? Last => _last;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var reader in _roster.Of<SamReader>())
            reader.CardRead += Put;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        foreach (var reader in _roster.Of<SamReader>())
            reader.CardRead -= Put;
        Forget();
        return Task.CompletedTask;
    }

    /// <summary>True the first time this page takes this card: a page that polls is one handing-out, not thirty.</summary>
    public bool IsNews(string page, CardRead read)
    {
        var news = !_told.TryGetValue(page, out var told) || !ReferenceEquals(told, read);
        _told[page] = read;
        return news;
    }

    public void Put(CardRead read)
    {
        _last = read;
        _forget.Change(_life, Timeout.InfiniteTimeSpan);
    }

    public void Dispose() => _forget.Dispose();

    private void Forget()
    {
        _last = null;
        _told.Clear();
    }
}
