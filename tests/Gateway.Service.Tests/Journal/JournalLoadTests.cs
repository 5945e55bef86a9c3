using Dapper;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Tests.Journal;

public sealed class JournalLoadTests
{
    private static readonly SchemaModule Parts = new("parts",
        ["CREATE TABLE whole(id INTEGER PRIMARY KEY) STRICT; CREATE TABLE part(whole INTEGER NOT NULL REFERENCES whole DEFERRABLE INITIALLY DEFERRED) STRICT"]);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CommitAsync_ManyProducers_GiveOneUnbrokenChain()
    {
        await using var journal = new TestJournal();
        var commits = await Task.WhenAll(Enumerable.Range(0, 16).Select(producer => Task.Run(() => ProduceAsync(journal.Store, producer, 40))));
        var events = JournalProof.ReadWhole(journal.Store);
        Assert.Equal(16 * 40 * 2, events.Count);
        // Each producer's own events stay in its order, and the two of one commit stay together.
        Assert.All(commits, own => Assert.Equal(own.Order(), own));
        Assert.All(commits.SelectMany(own => own.Chunk(2)), pair => Assert.Equal(pair[0] + 1, pair[1]));
    }

    [Fact]
    public async Task CommitAsync_SomeFactWritersThrow_OthersAreUntouched()
    {
        await using var journal = new TestJournal();
        var commits = Enumerable.Range(0, 200)
            .Select(i => journal.Store.CommitAsync((_, _, _) => { if (i % 7 == 3) throw new InvalidDataException($"{i}"); }, [TestJournal.Draft(i)], Cancel)).ToList();
        for (var i = 0; i < commits.Count; i++)
        {
            if (i % 7 == 3) Assert.Equal($"{i}", (await Assert.ThrowsAsync<InvalidDataException>(() => commits[i])).Message);
            else Assert.Equal(i, JournalProof.Number((await commits[i])[0]));
        }

        Assert.Equal(commits.Count(commit => commit.IsCompletedSuccessfully), JournalProof.ReadWhole(journal.Store).Count);
        Assert.Equal(ThingState.Online, journal.Health.Find("journal")!.State);
    }

    // A deferred constraint speaks up only at COMMIT, where it would take the whole group down.
    [Fact]
    public async Task CommitAsync_OneRefusedAtTheVeryEnd_OthersAreUntouched()
    {
        await using var journal = new TestJournal(modules: Parts);
        var commits = Enumerable.Range(0, 50)
            .Select(i => journal.Store.CommitAsync((connection, transaction, _) => connection.Execute($"INSERT INTO {(i == 20 ? "part" : "whole")} VALUES({i})", transaction: transaction), [TestJournal.Draft(i)], Cancel))
            .ToList();
        await Assert.ThrowsAsync<Microsoft.Data.Sqlite.SqliteException>(() => commits[20]);
        await Task.WhenAll(commits.Where((_, i) => i != 20));
        Assert.Equal(49, JournalProof.ReadWhole(journal.Store).Count);
        Assert.Equal(49, journal.Store.Read(connection => connection.ExecuteScalar<long>("SELECT count(*) FROM whole")));
        Assert.Equal(ThingState.Online, journal.Health.Find("journal")!.State);
    }

    [Fact]
    public async Task CommitAsync_FactsOnly_ReturnNoEvents()
    {
        await using var journal = new TestJournal(modules: Parts);
        Assert.Empty(await journal.Store.CommitAsync((connection, transaction, _) => connection.Execute("INSERT INTO whole VALUES(1)", transaction: transaction), [], Cancel));
        Assert.Equal(0, journal.Store.LastSeq);
    }

    [Fact]
    public async Task CommitAsync_DataIsNotAnObject_IsRefusedAtOnce()
    {
        await using var journal = new TestJournal();
        await Assert.ThrowsAsync<ArgumentException>(() => journal.Store.CommitAsync(null, [TestJournal.Draft() with { Data = "[1]"u8.ToArray() }], Cancel));
        Assert.Equal(0, journal.Store.LastSeq);
    }

    [Fact]
    public async Task CommitAsync_LargestData_IsReadBackWhole()
    {
        await using var journal = new TestJournal();
        var data = System.Text.Encoding.UTF8.GetBytes($$"""{"number":7,"x":"{{new string('中', 349_000)}}"}""");
        await journal.Store.CommitAsync(null, [TestJournal.Draft() with { Data = data }], Cancel);
        Assert.Equal(7, JournalProof.Number(Assert.Single(JournalProof.ReadWhole(journal.Store))));
    }

    [Fact]
    public async Task Dispose_WithCommitsWaiting_CarriesThemOut()
    {
        await using var journal = new TestJournal();
        var commits = Enumerable.Range(0, 300).Select(i => journal.Store.CommitAsync(null, [TestJournal.Draft(i)], Cancel)).ToList();
        await journal.ReopenAsync();
        await Task.WhenAll(commits);
        Assert.Equal(300, JournalProof.ReadWhole(journal.Store).Count);
    }

    [Fact]
    public async Task Dispose_Afterwards_CommitsAreRefusedAndTheLogIsEmpty()
    {
        await using var journal = new TestJournal();
        await journal.Store.CommitAsync(null, [TestJournal.Draft()], Cancel);
        await journal.Store.DisposeAsync();
        await Assert.ThrowsAsync<JournalUnavailableException>(() => journal.Store.CommitAsync(null, [TestJournal.Draft()], Cancel));
        Assert.False(File.Exists(journal.Settings.DatabasePath + "-wal"));
    }

    private static async Task<IReadOnlyList<long>> ProduceAsync(JournalStore store, int producer, int count)
    {
        var seqs = new List<long>();
        for (var i = 0; i < count; i++)
            seqs.AddRange((await store.CommitAsync(null, [TestJournal.Draft(producer), TestJournal.Draft(i)], Cancel)).Select(e => e.Seq));
        return seqs;
    }
}
