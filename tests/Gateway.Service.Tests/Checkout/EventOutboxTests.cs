using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Checkout;
using EdgeGateway.Service.Checkout.Reports;
using EdgeGateway.Service.Checkout.Tables;
using EdgeGateway.Service.Checkout.Till;
using EdgeGateway.Testing;
using Microsoft.Extensions.Logging;

namespace EdgeGateway.Service.Tests.Checkout;

public sealed class EventOutboxTests : IAsyncDisposable
{
    private readonly LedgerBench _bench = new();
    private readonly EventOutbox _outbox;

    public EventOutboxTests() => _outbox = new EventOutbox(_bench.Journal.Store, _bench.Clerk, _bench.Clock, _bench.Journal.Logs.CreateLogger<EventOutbox>());

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _outbox.StopAsync(CancellationToken.None);
        _outbox.Dispose();
        await _bench.DisposeAsync();
    }

    [Fact]
    public async Task Post_RefusalAndCardRead_AreCommittedInOrderWithoutAnybodysName()
    {
        await _outbox.StartAsync(Cancel);
        _outbox.Post(CheckoutEvents.IdentityRead(Cards.Read()));
        _outbox.Post(CheckoutEvents.Refused(new Refusal(SaleVerdict.Banned, Shelf.Product("P005"))));
        await Wait.UntilAsync(() => _bench.Journal.Store.LastSeq == 2);
        var told = _bench.Journal.Store.ReadEvents(0, 10);
        Assert.Equal([EventTypes.IdentityRead, EventTypes.SaleRefused], told.Select(one => one.Type));
        Assert.Equal(EventClass.Sale, told[1].Class);
        Assert.All(told, one => Leaks.AssertNone(one.Body));
        _outbox.Count(TillCounts.ReadFailed);
        await Wait.UntilAsync(() => _bench.Scalar<long>("SELECT count(*) FROM till_count") == 5);
        // 02:30 in the store is already the next day there.
        Assert.Equal(3, _bench.Scalar<long>("SELECT sum(value) FROM till_count WHERE date_local = '2026-11-24' AND name IN ('read.ok', 'read.failed', 'refused.banned')"));
        var day = new DateOnly(2026, 11, 24);
        var figures = _bench.Journal.Store.Read(connection => FigureReader.Read(connection, day, day));
        Assert.Equal(["read.failed", "read.ok", "refused.banned"], figures.Counts.Keys);
        Assert.Equal(new OperatorFigures("店员一", 0, 0, 0, 0, 0) { ReadsOk = 1, ReadsFailed = 1 }, Assert.Single(figures.Operators));
        Assert.Contains("operator.店员一.readFailed,1,2,次", CsvReader.TextOf(ReportTable.Write(ReportPeriod.Of("weekly", day)!, figures, "店", "")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task StopAsync_WithEventsWaiting_CommitsThemFirst()
    {
        await _outbox.StartAsync(Cancel);
        for (var i = 0; i < 50; i++)
            _outbox.Post(CheckoutEvents.IdentityRead(Cards.Read()));
        await _outbox.StopAsync(Cancel);
        Assert.Equal(50, _bench.Journal.Store.LastSeq);
    }

    [Fact]
    public async Task Post_JournalClosed_IsKeptAndLoggedAndDoesNotThrow()
    {
        await _bench.Journal.Store.DisposeAsync();
        await _outbox.StartAsync(Cancel);
        _outbox.Post(CheckoutEvents.IdentityRead(Cards.Read()));
        await Wait.UntilAsync(() => _bench.Logs.All.Any(line => line.Contains("cannot be written yet", StringComparison.Ordinal)));
        Assert.All(_bench.Logs.All, Leaks.AssertNone);
    }
}
