using System.Text;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Journal;
using EdgeGateway.Testing;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Tests.Journal;

public sealed class JournalDamageTests
{
    private const int Page = DamagedPage.Size;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Open_HeaderOverwritten_SetsAsideAndGoesOnBeyondTheLease()
    {
        using var folder = await FilledAsync(30);
        Overwrite(folder, 0, 100);
        await using var journal = new TestJournal(folder: folder.Path);

        var told = Assert.Single(journal.Store.ReadEvents(0, 10));
        Assert.Equal((EventTypes.JournalReplaced, 10_001L), (told.Type, told.Seq));
        Assert.Contains("\"lastKnownSeq\":null,\"firstSeq\":10001", Encoding.UTF8.GetString(told.Body.Span), StringComparison.Ordinal);
        Assert.Equal(10_002, (await journal.Store.CommitAsync(null, [TestJournal.Draft()], Cancel))[0].Seq);
        AssertAlarm(journal);
    }

    [Fact]
    public async Task Open_TableRootOverwritten_SetsAside()
    {
        using var folder = await FilledAsync(30);
        Overwrite(folder, RootOf(folder, "events") - 1, Page);
        await using var journal = new TestJournal(folder: folder.Path);
        Assert.Equal(EventTypes.JournalReplaced, Assert.Single(journal.Store.ReadEvents(0, 10)).Type);
        AssertAlarm(journal);
    }

    [Fact]
    public async Task Open_NotADatabaseAtAll_SetsAside()
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder.File("journal.db"), new string('?', 9000), Cancel);
        await using var journal = new TestJournal(folder: folder.Path);
        Assert.Equal(1, journal.Store.LastSeq);
        AssertAlarm(journal);
    }

    // Damage outside the events (here: another feature's table) leaves the head readable: the chain goes on where it stood.
    [Fact]
    public async Task Open_HeadStillReadable_ContinuesNumberWithoutLosingTheLink()
    {
        using var folder = await FilledAsync(30);
        File.Delete(folder.File("journal.seq"));
        Overwrite(folder, RootOf(folder, "schema_modules") - 1, Page);
        await using var journal = new TestJournal(folder: folder.Path);
        var told = Assert.Single(journal.Store.ReadEvents(0, 10));
        Assert.Equal(31, told.Seq);
        Assert.True(GatewayMessage.TryParse(told.Body, out var message, out _));
        Assert.NotEqual(HashChain.Start, message.PrevHash);
    }

    [Fact]
    public async Task Open_DatabaseDeletedByHand_ContinuesBeyondTheLeaseAndSaysSo()
    {
        using var folder = await FilledAsync(3);
        File.Delete(folder.File("journal.db"));
        await using var journal = new TestJournal(folder: folder.Path);
        Assert.Equal((EventTypes.JournalReplaced, 10_001L), (journal.Store.ReadEvents(0, 1)[0].Type, journal.Store.LastSeq));
        Assert.Equal(ThingState.Online, journal.Health.Find("journal")!.State);
    }

    [Fact]
    public async Task ReadEvents_PageInTheMiddleDamaged_SkipsItAndNothingElse()
    {
        using var folder = await FilledAsync(200);
        DamagedPage.With(folder.File("journal.db"), """{"number":100}""");
        await using var journal = new TestJournal(folder: folder.Path);
        var read = new List<long>();
        while (journal.Store.ReadEvents(read.LastOrDefault(), 16) is { Count: > 0 } page) read.AddRange(page.Select(e => e.Seq));

        var missing = Enumerable.Range(1, 200).Select(seq => (long)seq).Except(read).ToList();
        Assert.Contains(100L, missing);
        Assert.InRange(missing.Count, 1, 12);
        Assert.Equal(missing[^1] - missing[0] + 1, missing.Count);
        Assert.Equal(read.Order(), read);
        Assert.Equal("journal.unreadable", journal.Health.Find("journal")!.Trouble!.Code);
        Assert.Equal(201, (await journal.Store.CommitAsync(null, [TestJournal.Draft()], Cancel))[0].Seq);
    }

    // A fact writer that meets a damaged page: what was acknowledged stays in the file set aside, the commit itself goes into the new one.
    [Fact]
    public async Task CommitAsync_DamageFoundWhileRunning_MovesOverAndCommits()
    {
        await using var journal = new TestJournal();
        await journal.Store.CommitAsync(null, [TestJournal.Draft(1)], Cancel);
        var runs = 0;
        var committed = await journal.Store.CommitAsync((_, _, _) => { if (++runs == 1) throw new SqliteException("malformed", 11); }, [TestJournal.Draft(2)], Cancel);
        Assert.Equal((10_002, 2), (committed[0].Seq, runs));
        Assert.Equal([10_001L, 10_002L], journal.Store.ReadEvents(0, 10).Select(e => e.Seq));
        AssertAlarm(journal);
        await using var old = new SqliteConnection(JournalFile.ConnectionText(BrokenFiles.Find(journal.Settings.DatabasePath)[0], SqliteOpenMode.ReadOnly));
        old.Open();
        Assert.Equal(1, JournalFile.ReadHead(old).Seq);
    }

    private static void AssertAlarm(TestJournal journal)
    {
        var status = journal.Health.Find("journal")!;
        Assert.Equal((ThingState.Degraded, "journal.set-aside"), (status.State, status.Trouble!.Code));
        Assert.Single(BrokenFiles.Find(journal.Settings.DatabasePath));
    }

    private static async Task<TempFolder> FilledAsync(int events)
    {
        var folder = new TempFolder();
        await using var store = JournalStore.Open(new JournalSettings(folder.Path, "gw-test"), TestJournal.Context());
        for (var i = 1; i <= events; i++) await store.CommitAsync(null, [TestJournal.Draft(i)], Cancel);
        return folder;
    }

    private static void Overwrite(TempFolder folder, long page, int bytes) => DamagedPage.At(folder.File("journal.db"), page, bytes);

    private static long RootOf(TempFolder folder, string table)
    {
        using var connection = new SqliteConnection(JournalFile.ConnectionText(folder.File("journal.db"), SqliteOpenMode.ReadOnly));
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT rootpage FROM sqlite_master WHERE name = $name";
        command.Parameters.AddWithValue("$name", table);
        return (long)command.ExecuteScalar()!;
    }
}
