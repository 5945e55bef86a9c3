using Dapper;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Journal;
using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.Journal;

public sealed class JournalDiskTests
{
    private static readonly SchemaModule Blobs = new("blobs", ["CREATE TABLE blob(data BLOB NOT NULL) STRICT"]);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CommitAsync_DiskFull_RefusesAndGoesOnWhenThereIsRoom()
    {
        using var disk = Mount(4096);
        await using var journal = new TestJournal(folder: disk.Path, modules: Blobs);
        await journal.Store.CommitAsync(null, [TestJournal.Draft(1)], Cancel);
        var filler = disk.Fill();
        var refused = await RefusedAsync(journal, 2);
        Assert.Equal((ThingState.Offline, "journal.disk-full"), State(journal));
        Assert.Contains("disk is full", refused.Message, StringComparison.Ordinal);

        // Work that changes nothing needs no disk, and proves nothing about it: the trouble stays, with its time. The second one waits for the first's end.
        for (var i = 0; i < 2; i++)
            await journal.Store.CommitAsync((connection, transaction, _) => connection.Execute("DELETE FROM blob WHERE false", null, transaction), [], Cancel);
        Assert.Equal((ThingState.Offline, "journal.disk-full"), State(journal));

        File.Delete(filler);
        await Wait.UntilAsync(() => State(journal).State == ThingState.Online);
        Assert.Equal(2, (await journal.Store.CommitAsync(null, [TestJournal.Draft(2)], Cancel))[0].Seq);
        await journal.ReopenAsync();
        Assert.Equal([1, 2], JournalProof.ReadWhole(journal.Store).Select(JournalProof.Number));
    }

    // The fact writer meets the full disk in the middle of the group: SQLite has then rolled back everything.
    [Fact]
    public async Task CommitAsync_DiskFillsInsideAGroup_RefusesTheWholeGroup()
    {
        using var disk = Mount(4096);
        await using var journal = new TestJournal(folder: disk.Path, modules: Blobs);
        await journal.Store.CommitAsync(null, [TestJournal.Draft(1)], Cancel);
        var commits = Enumerable.Range(2, 20).Select(i => journal.Store.CommitAsync(
            (connection, transaction, _) => connection.Execute("INSERT INTO blob VALUES(zeroblob(@size))", new { size = i == 12 ? 30_000_000 : 10 }, transaction),
            [TestJournal.Draft(i)], Cancel)).ToList();
        await Assert.ThrowsAsync<JournalUnavailableException>(() => Task.WhenAll(commits));

        await Wait.UntilAsync(() => State(journal).State == ThingState.Online);
        var kept = JournalProof.ReadWhole(journal.Store).Select(JournalProof.Number).ToList();
        Assert.Equal(commits.Count(commit => commit.IsCompletedSuccessfully) + 1, kept.Count);
        Assert.Equal(kept.Count - 1, journal.Store.Read(connection => connection.ExecuteScalar<long>("SELECT count(*) FROM blob")));
    }

    [Fact]
    public async Task Open_DiskReadOnly_WaitsAndStartsWhenItIsWritable()
    {
        using var disk = Mount(4096);
        disk.SetReadOnly(true);
        await using var journal = new TestJournal(folder: disk.Path);
        await RefusedAsync(journal, 1);
        Assert.Equal((ThingState.Offline, "journal.read-only"), State(journal));
        Assert.Throws<JournalUnavailableException>(() => journal.Store.ReadEvents(0, 1));

        disk.SetReadOnly(false);
        await Wait.UntilAsync(() => State(journal).State == ThingState.Online);
        Assert.Equal(1, (await journal.Store.CommitAsync(null, [TestJournal.Draft(1)], Cancel))[0].Seq);
    }

    [Fact]
    public async Task Open_FolderIsAFile_IsShownAndNothingThrows()
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder.File("data"), "", Cancel);
        await using var store = JournalStore.Open(new JournalSettings(folder.File("data"), "gw-test"), TestJournal.Context());
        await Assert.ThrowsAsync<JournalUnavailableException>(() => store.CommitAsync(null, [TestJournal.Draft()], Cancel));
    }

    [Fact]
    public async Task Open_SecondTimeInTheSameFolder_IsRefusedUntilTheFirstStops()
    {
        await using var first = new TestJournal();
        await using var second = new TestJournal(folder: first.Settings.Directory);
        await RefusedAsync(second, 1);
        Assert.Equal((ThingState.Offline, "journal.locked"), State(second));

        await first.Store.DisposeAsync();
        await Wait.UntilAsync(() => State(second).State == ThingState.Online);
        Assert.Single(await second.Store.CommitAsync(null, [TestJournal.Draft(1)], Cancel));
    }

    [Fact]
    public async Task Health_Working_ShowsTheFigures()
    {
        await using var journal = new TestJournal();
        await journal.Store.CommitAsync(null, [TestJournal.Draft(1)], Cancel);
        journal.Store.ReportHealth();
        var status = journal.Health.Find("journal")!;
        Assert.Equal((ThingKinds.Journal, ThingState.Online, "1"), (status.Kind, status.State, status.Facts["lastSeq"]));
        Assert.All(["fileBytes", "freeBytes"], fact => Assert.True(long.Parse(status.Facts[fact]) > 0));
        Assert.True(double.Parse(status.Facts["lastCommitMs"]) >= 0);
    }

    private static SmallDisk Mount(int kilobytes)
    {
        var disk = SmallDisk.TryMount(kilobytes, out var reason);
        Assert.SkipWhen(disk is null, $"no small disk: {reason}");
        return disk!;
    }

    private static Task<JournalUnavailableException> RefusedAsync(TestJournal journal, int number) =>
        Assert.ThrowsAsync<JournalUnavailableException>(() => journal.Store.CommitAsync(null, [TestJournal.Draft(number)], Cancel));

    private static (ThingState State, string? Code) State(TestJournal journal) =>
        journal.Health.Find("journal") is { } status ? (status.State, status.Trouble?.Code) : default;
}
