using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Tests.Journal;

public sealed class JournalRetentionTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task DeleteEventsAsync_SomeClasses_LeavesTheOthers()
    {
        await using var journal = await FilledAsync(40);
        Assert.Equal(15, await journal.Store.DeleteEventsAsync(30, [EventClass.Telemetry], stopping: Cancel));
        Assert.All(journal.Store.ReadEvents(0, 100), e => Assert.True(e.Class == EventClass.Sale || e.Seq > 30));
        Assert.Equal(25, journal.Store.ReadEvents(0, 100).Count);
    }

    [Fact]
    public async Task DeleteEventsAsync_Everything_KeepsTheNewestSoThatNumbersGoOn()
    {
        await using var journal = await FilledAsync(10);
        Assert.Equal(9, await journal.Store.DeleteEventsAsync(long.MaxValue, Enum.GetValues<EventClass>(), stopping: Cancel));
        await journal.ReopenAsync();
        var last = Assert.Single(journal.Store.ReadEvents(0, 100));
        var next = (await journal.Store.CommitAsync(null, [TestJournal.Draft()], Cancel))[0];
        Assert.Equal((10, 11), (last.Seq, next.Seq));
        Assert.Equal(ChainVerdict.Intact, HashChain.Verify(next.Body, last.Hash));
    }

    [Fact]
    public async Task DeleteEventsAsync_AtMost_StopsThere()
    {
        await using var journal = await FilledAsync(40);
        Assert.Equal(7, await journal.Store.DeleteEventsAsync(40, [EventClass.Sale], max: 7, stopping: Cancel));
        Assert.Equal(33, journal.Store.ReadEvents(0, 100).Count);
    }

    [Fact]
    public async Task DeleteEventsAsync_MoreThanOneBatch_TakesThemAll()
    {
        await using var journal = new TestJournal();
        await journal.Store.CommitAsync(null, [.. Enumerable.Range(0, 1201).Select(i => TestJournal.Draft(i))], Cancel);
        Assert.Equal(1200, await journal.Store.DeleteEventsAsync(1201, [EventClass.Change], stopping: Cancel));
    }

    [Fact]
    public async Task Sizes_AfterDeletes_AreTheBytesThatAreLeft()
    {
        await using var journal = await FilledAsync(40);
        Assert.Equal(Kept(journal), journal.Store.Sizes().Events);
        await journal.Store.DeleteEventsAsync(20, [EventClass.Telemetry], stopping: Cancel);
        await journal.ReopenAsync();
        var sizes = journal.Store.Sizes();
        Assert.Equal(Kept(journal), sizes.Events);
        Assert.True(sizes.File >= sizes.Events && sizes.Free > 0, $"{sizes}");
    }

    private static long Kept(TestJournal journal) => journal.Store.ReadEvents(0, 100).Sum(e => e.Body.Length);

    private static async Task<TestJournal> FilledAsync(int events)
    {
        var journal = new TestJournal();
        for (var i = 1; i <= events; i++) await journal.Store.CommitAsync(null, [TestJournal.Draft(i, i % 2 == 0 ? EventClass.Sale : EventClass.Telemetry)], Cancel);
        return journal;
    }
}
