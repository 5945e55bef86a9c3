using System.Globalization;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Delivery.Tls;
using EdgeGateway.Service.Health;

namespace EdgeGateway.Service.Expiry;

/// <summary>
/// Reads the certificate files every half minute, and what the platforms' servers showed, and shows all as one thing, with the worst one's trouble. Which ones there are may
/// change: a reload adds and takes away destinations.
/// </summary>
internal sealed class CertificateWatch(Func<IReadOnlyList<WatchedFile>> files, Func<IReadOnlyList<ServerCertificate>> servers, HealthRegistry health, TimeProvider clock) : BackgroundService
{
    private const string Id = "certificates";

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(30);

    private ThingStatus? _last;

    /// <summary>What the files said last, the first to end first.</summary>
    public IReadOnlyList<CertificateReading> Readings { get; private set; } = [];

    /// <summary>One look.</summary>
    internal void Look()
    {
        Readings = [.. files().Select(CertificateReading.Of).Concat(servers().Select(CertificateReading.Of)).OrderBy(one => one.Expires ?? DateTimeOffset.MinValue)];
        if (Readings.Count == 0)
        {
            Forget();
            return;
        }

        var now = clock.GetUtcNow();
        var (state, trouble) = Readings.Select(one => CertificateJudge.Of(one, now)).MaxBy(judged => judged.State);
        var since = _last?.State == state && _last.Trouble?.Code == trouble?.Code ? _last.Since : now;
        _last = new ThingStatus(Id, ThingKinds.Certificate, state, since, trouble) { Facts = Facts() };
        health.Report(_last);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        do
            Look();
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private void Forget()
    {
        if (_last is not null)
            health.Remove(Id);
        _last = null;
    }

    private Dictionary<string, string> Facts()
    {
        var facts = new Dictionary<string, string> { ["certificates"] = Readings.Count.ToString(CultureInfo.InvariantCulture) };
        if (Readings[0].Expires is { } first)
            facts["nextExpiry"] = first.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return facts;
    }
}
