using Dapper;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Journal;
using SQLitePCL;

namespace EdgeGateway.Service.Tests.Journal;

public sealed class JournalStoreTests
{
    private static readonly SchemaModule Notes = new("notes", ["CREATE TABLE note(seq INTEGER NOT NULL, text TEXT NOT NULL) STRICT"]);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1, 1)]
    [InlineData(25_000, 3)]
    [InlineData(long.MaxValue, 8)]
    public async Task ReadEvents_BoundedInBytes_EndsWithTheEventThatReachesTheBound(long maxBytes, int expected)
    {
        await using var journal = new TestJournal();
        var large = new EventDraft("test.thing.done.v1", "tester", EventClass.Change, System.Text.Encoding.UTF8.GetBytes($$"""{"fill":"{{new string('x', 10_000)}}"}"""));
        await journal.Store.CommitAsync(null, [.. Enumerable.Repeat(large, 8)], TestContext.Current.CancellationToken);

        Assert.Equal(Enumerable.Range(1, expected).Select(seq => (long)seq), journal.Store.ReadEvents(0, 100, maxBytes).Select(one => one.Seq));
        Assert.Equal([8L], journal.Store.ReadEvents(7, 100, maxBytes).Select(one => one.Seq));
    }

    [Fact]
    public async Task CommitAsync_TwoDrafts_AreNumberedChainedAndReadBack()
    {
        await using var journal = new TestJournal();
        var committed = await journal.Store.CommitAsync(null, [TestJournal.Draft(1), TestJournal.Draft(2, EventClass.Sale)], Cancel);
        var read = journal.Store.ReadEvents(0, 10);
        Assert.Equal([1L, 2L], read.Select(e => e.Seq));
        Assert.Equal(committed.Select(e => (e.Id, e.Type, e.Class, e.Time, e.Hash)), read.Select(e => (e.Id, e.Type, e.Class, e.Time, e.Hash)));
        Assert.Equal(ChainVerdict.Intact, HashChain.Verify(read[0].Body, HashChain.Start));
        Assert.Equal(ChainVerdict.Intact, HashChain.Verify(read[1].Body, read[0].Hash));
        Assert.Equal(2, journal.Store.LastSeq);
    }

    [Fact]
    public async Task ForgetPagesAsync_AfterManyEvents_TheWriterKeepsFewAndBothGoOn()
    {
        await using var journal = new TestJournal();
        for (var i = 0; i < 40; i++)
            await journal.Store.CommitAsync(null, [.. Enumerable.Repeat(TestJournal.Draft(i), 100)], Cancel);
        Assert.Equal(4000, journal.Store.ReadEvents(0, 5000).Count);
        var before = await PagesOfTheWriterAsync();

        await journal.Store.ForgetPagesAsync(Cancel);

        Assert.InRange(await PagesOfTheWriterAsync(), 0, before / 4);
        await journal.Store.CommitAsync(null, [TestJournal.Draft()], Cancel);
        Assert.Equal([4001L], journal.Store.ReadEvents(4000, 10).Select(one => one.Seq));

        async Task<int> PagesOfTheWriterAsync()
        {
            var (bytes, most) = (0, 0);
            await journal.Store.CommitAsync((connection, _, _) => Assert.Equal(0, raw.sqlite3_db_status(connection.Handle, raw.SQLITE_DBSTATUS_CACHE_USED, out bytes, out most, 0)), [], Cancel);
            return bytes;
        }
    }

    [Fact]
    public async Task CommitAsync_FactWriter_SeesNumbersAndSharesTheCommit()
    {
        await using var journal = new TestJournal(modules: Notes);
        await journal.Store.CommitAsync(
            (connection, transaction, events) => connection.Execute("INSERT INTO note VALUES(@Seq, 'one')", new { events[0].Seq }, transaction),
            [TestJournal.Draft()], Cancel);
        Assert.Equal(1, journal.Store.Read(connection => connection.ExecuteScalar<long>("SELECT seq FROM note")));
    }

    [Fact]
    public async Task CommitAsync_FactWriterThrows_TakesOnlyItself()
    {
        await using var journal = new TestJournal(modules: Notes);
        var broken = journal.Store.CommitAsync(
            (connection, transaction, _) =>
            {
                connection.Execute("INSERT INTO note VALUES(99, 'half')", transaction: transaction);
                throw new InvalidOperationException("no");
            },
            [TestJournal.Draft()], Cancel);
        var sound = journal.Store.CommitAsync(null, [TestJournal.Draft(2)], Cancel);
        await Assert.ThrowsAsync<InvalidOperationException>(() => broken);
        Assert.Equal(1, (await sound)[0].Seq);
        Assert.Equal(0, journal.Store.Read(connection => connection.ExecuteScalar<long>("SELECT count(*) FROM note")));
    }

    [Fact]
    public async Task Reopen_AfterCommits_GoesOnWithNumberAndChain()
    {
        await using var journal = new TestJournal();
        var first = await journal.Store.CommitAsync(null, [TestJournal.Draft(1)], Cancel);
        await journal.ReopenAsync();
        Assert.Equal(1, journal.Store.LastSeq);
        var second = await journal.Store.CommitAsync(null, [TestJournal.Draft(2)], Cancel);
        Assert.Equal(2, second[0].Seq);
        Assert.Equal(ChainVerdict.Intact, HashChain.Verify(second[0].Body, first[0].Hash));
    }

    [Fact]
    public async Task WaitForMoreAsync_NothingNewer_CompletesWithTheNextCommit()
    {
        await using var journal = new TestJournal();
        var waiting = journal.Store.WaitForMoreAsync(0, Cancel).AsTask();
        Assert.False(waiting.IsCompleted);
        await journal.Store.CommitAsync(null, [TestJournal.Draft()], Cancel);
        await waiting;
        Assert.True(journal.Store.WaitForMoreAsync(0, Cancel).AsTask().IsCompletedSuccessfully);
    }
}
