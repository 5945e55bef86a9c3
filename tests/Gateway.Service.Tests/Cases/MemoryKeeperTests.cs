using EdgeGateway.Service.Cases;
using EdgeGateway.Service.Journal;
using EdgeGateway.Service.Tests.Journal;
using EdgeGateway.Testing;
using EdgeGateway.Vision;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace EdgeGateway.Service.Tests.Cases;

public sealed class MemoryKeeperTests : IAsyncLifetime
{
    private readonly TestJournal _journal = new(modules: MemorySchema.Module);
    private readonly LogBook _log = new();
    private MemoryKeeper _keeper = null!;

    public async ValueTask InitializeAsync()
    {
        _keeper = Open(_journal.Store);
        await _keeper.StartAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Recall_NothingKept_IsNull() => Assert.Null(_keeper.Recall("cam-1"));

    [Fact]
    public async Task Keep_SeveralTimes_TheLatestOfEachCameraIsOnDisk()
    {
        _keeper.Keep("cam-1", Memory(1));
        _keeper.Keep("cam-2", Memory(5));
        _keeper.Keep("cam-1", Memory(2));

        await Wait.UntilAsync(() => _keeper.Recall("cam-1")?.At.TotalSeconds is 2 && _keeper.Recall("cam-2") is not null);
        Assert.Equal(5, _keeper.Recall("cam-2")!.At.TotalSeconds);
    }

    [Fact]
    public async Task Keep_JustBeforeTheStop_IsThereAfterTheRestart()
    {
        _keeper.Keep("cam-1", Memory(7));
        await _keeper.StopAsync(CancellationToken.None);
        await _journal.ReopenAsync();

        Assert.Equal(7, Open(_journal.Store).Recall("cam-1")!.At.TotalSeconds);
    }

    [Fact]
    public async Task Keep_TellsNobody()
    {
        var before = _journal.Store.LastSeq;
        _keeper.Keep("cam-1", Memory(1));
        await Wait.UntilAsync(() => _keeper.Recall("cam-1") is not null);

        Assert.Equal(before, _journal.Store.LastSeq);
    }

    [Fact]
    public async Task Keep_JournalRefuses_SaysSoAndTheLatestWaits()
    {
        await _keeper.StopAsync(CancellationToken.None);
        var closed = Open(_journal.Store);
        await _journal.Store.DisposeAsync();
        await closed.StartAsync(CancellationToken.None);
        closed.Keep("cam-1", Memory(1));

        await Wait.UntilAsync(() => _log.Lines.Any(line => line.Contains("cannot be written", StringComparison.Ordinal)));
        await closed.StopAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await _keeper.StopAsync(CancellationToken.None);
        await _journal.DisposeAsync();
    }

    private MemoryKeeper Open(JournalStore store) => new(store, new FakeTimeProvider(), _log.CreateLogger<MemoryKeeper>());

    private static SightMemory Memory(double at) => new()
    {
        TakenAt = new DateTimeOffset(2026, 5, 4, 12, 0, 0, TimeSpan.Zero),
        At = TimeSpan.FromSeconds(at),
        Blind = TimeSpan.Zero,
        Places = [],
        Rules = [],
    };
}
