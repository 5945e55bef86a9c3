using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Checkout;
using EdgeGateway.Service.Checkout.Duties;
using EdgeGateway.Service.Checkout.Identity;
using EdgeGateway.Service.Checkout.Reports;
using EdgeGateway.Service.Health;
using EdgeGateway.Testing;
using Microsoft.Extensions.Logging;

namespace EdgeGateway.Service.Tests.Checkout;

/// <summary>What happens without anybody pressing a key.</summary>
public sealed class StoreDutiesTests : IAsyncDisposable
{
    private readonly LedgerBench _bench = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task ExecuteAsync_ByItself_DestroysOldIdentitiesAndFreezesReports()
    {
        await _bench.RecordAsync();
        _bench.Clock.Advance(TimeSpan.FromDays(750));
        await _bench.RecordAsync();
        var shredder = new Shredder(_bench.Journal.Store, _bench.Vault, LedgerBench.Store, _bench.Clock, _bench.Journal.Logs.CreateLogger<Shredder>());
        using var duties = new StoreDuties(shredder, new ReportDesk(_bench.Journal.Store, LedgerBench.Store, _bench.Clock), _bench.Clock, _bench.Journal.Logs.CreateLogger<StoreDuties>());
        await duties.StartAsync(Cancel);
        Assert.Equal(0, _bench.Scalar<long>("SELECT count(*) FROM store_report"));
        await Wait.UntilAsync(() =>
        {
            _bench.Clock.Advance(TimeSpan.FromSeconds(61));
            return _bench.Scalar<long>("SELECT count(*) FROM store_report") == 2;
        });
        Assert.Equal(EventTypes.IdentityShredded, _bench.Newest().Type);
        Assert.Equal(1, _bench.Scalar<long>("SELECT count(*) FROM identity_key"));
        await duties.StopAsync(Cancel);
    }

    [Fact]
    public async Task ReadFailures_TroubleOfAWorkingReader_IsCountedOnceEachTimeItBegins()
    {
        using var outbox = new EventOutbox(_bench.Journal.Store, _bench.Clerk, _bench.Clock, _bench.Journal.Logs.CreateLogger<EventOutbox>());
        var health = new HealthRegistry();
        var failures = new ReadFailures(health, outbox);
        await outbox.StartAsync(Cancel);
        await failures.StartAsync(Cancel);
        var moved = new Trouble("reader.moved", new("动了", "Moved"), new("再放", "Again"));
        foreach (var (state, trouble, kind) in new[]
        {
            (ThingState.Online, null, ThingKinds.IdCardReader), (ThingState.Degraded, moved, ThingKinds.IdCardReader), (ThingState.Degraded, moved, ThingKinds.IdCardReader),
            (ThingState.Online, null, ThingKinds.IdCardReader), (ThingState.Degraded, moved, ThingKinds.IdCardReader),
            (ThingState.Offline, moved, ThingKinds.IdCardReader), (ThingState.Degraded, moved, ThingKinds.Scanner),
        })
        {
            health.Report(new ThingStatus(kind, kind, state, _bench.Clock.GetUtcNow(), trouble));
        }
        await failures.StopAsync(Cancel);
        await outbox.StopAsync(Cancel);
        Assert.Equal(2, _bench.Scalar<long>("SELECT value FROM till_count WHERE name = 'read.failed'"));
        Assert.Equal(0, _bench.Journal.Store.LastSeq);
    }
}
