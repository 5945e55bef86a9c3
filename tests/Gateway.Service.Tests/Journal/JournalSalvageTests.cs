using System.Text;
using Dapper;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Journal;
using EdgeGateway.Service.Journal.Salvage;
using EdgeGateway.Service.Verbs;
using EdgeGateway.Testing;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Tests.Journal;

public sealed class JournalSalvageTests : IDisposable
{
    private const int Page = 4096;
    private const int Count = 300;

    private static readonly SchemaModule Notes = new("notes",
        ["CREATE TABLE note(seq INTEGER NOT NULL, text TEXT NOT NULL) STRICT", "CREATE TABLE setting(name TEXT PRIMARY KEY, value TEXT) STRICT, WITHOUT ROWID; INSERT INTO setting VALUES('a', 'b')"]);

    private readonly TempFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Path => _folder.File("journal.db");

    [Fact]
    public async Task Run_SoundFile_GivesEverything()
    {
        await FillAsync();
        var report = JournalSalvage.Run(Path);
        Assert.Equal((Count, 0, 0), (report.Events, report.Carved, report.Altered));
        Assert.Empty(report.Missing);
        Assert.Equal([("events", Count), ("note", Count), ("setting", 1)],
            report.Tables.Where(table => table.Name is "events" or "note" or "setting").OrderBy(table => table.Name, StringComparer.Ordinal).Select(table => (table.Name, (int)table.Rows)));
        AssertLinesVerify(report, Count);
    }

    [Fact]
    public async Task Run_PagesOfTwoTablesDamaged_LosesOnlyThose()
    {
        await FillAsync();
        Overwrite(PageOf("""{"number":150}"""), Page);
        Overwrite(PageOf("note number 77 "), Page);
        var report = JournalSalvage.Run(Path);
        Assert.InRange(report.Events, Count - 12, Count - 1);
        Assert.Contains(report.Missing, gap => gap.From <= 150 && gap.To >= 150);
        Assert.Equal(Count - report.Events, report.Missing.Sum(gap => gap.To - gap.From + 1));
        var notes = report.Tables.Single(table => table.Name == "note");
        Assert.InRange(notes.Rows, Count - 100, Count - 1);
        Assert.Equal(1, notes.Gaps);
        AssertLinesVerify(report, report.Events);
    }

    [Fact]
    public async Task Run_HeaderGone_FindsTheEventsInTheBytes()
    {
        await FillAsync();
        Overwrite(0, Page);
        var report = JournalSalvage.Run(Path);
        Assert.Empty(report.Tables);
        Assert.Equal((Count, Count), (report.Events, report.Carved));
        AssertLinesVerify(report, Count);
    }

    [Fact]
    public async Task Run_BodyChangedInPlace_IsSetApart()
    {
        await FillAsync();
        var bytes = await File.ReadAllBytesAsync(Path, Cancel);
        bytes[bytes.AsSpan().IndexOf("\"number\":42}"u8) + 10] = (byte)'7';
        await File.WriteAllBytesAsync(Path, bytes, Cancel);
        var report = JournalSalvage.Run(Path);
        Assert.Equal((Count - 1, 1), (report.Events, report.Altered));
    }

    [Fact]
    public async Task Run_EventsOnlyInTheLog_AreFoundWithoutTheFile()
    {
        await using var journal = new TestJournal();
        for (var i = 1; i <= 5; i++) await journal.Store.CommitAsync(null, [TestJournal.Draft(i)], Cancel);
        await File.WriteAllTextAsync(Path, "nothing left of it", Cancel);
        File.Copy(journal.Settings.DatabasePath + "-wal", Path + "-wal");
        Assert.Equal(5, JournalSalvage.Run(Path).Events);
    }

    [Fact]
    public async Task Verb_DamagedFile_SaysWhatItSavedAndRefusesASecondTime()
    {
        await FillAsync();
        Overwrite(PageOf("""{"number":150}"""), Page);
        Assert.Equal(ExitCodes.Done, await JournalVerb.RunAsync(CommandLine.Parse(["journal", "salvage", Path])));
        Assert.Equal(ExitCodes.Refused, await JournalVerb.RunAsync(CommandLine.Parse(["journal", "salvage", Path])));
        Assert.Equal(ExitCodes.Refused, await JournalVerb.RunAsync(CommandLine.Parse(["journal", "salvage", Path + "nowhere"])));
        Assert.Equal(ExitCodes.BadUsage, await JournalVerb.RunAsync(CommandLine.Parse(["journal", "burn"])));
    }

    [Fact]
    public void Describe_Report_NamesGapsAndFiles()
    {
        var text = JournalVerb.Describe(new SalvageReport("a.db", "a.ndjson", [new SalvagedTable("note", 3, 2)], 10, 4, 1, [(5, 5), (7, 9)]));
        Assert.All(["10 events saved (4 of them", "Missing numbers: 5, 7-9", "2 damaged places", "a.db", "a.ndjson"], part => Assert.Contains(part, text, StringComparison.Ordinal));
    }

    [Fact]
    public void Find_WhatSalvageMade_IsNotTakenForBroken()
    {
        foreach (var name in new[] { "", "-wal", "-shm", ".salvaged.db", ".salvaged.ndjson" }) File.WriteAllText(Path + ".broken-20261123T104207Z" + name, "");
        Assert.Equal([Path + ".broken-20261123T104207Z"], BrokenFiles.Find(Path));
    }

    public void Dispose() => _folder.Dispose();

    private async Task FillAsync()
    {
        var context = TestJournal.Context() with { Modules = [Notes] };
        await using var store = JournalStore.Open(new JournalSettings(_folder.Path, "gw-test"), context);
        for (var i = 1; i <= Count; i++)
        {
            var text = $"note number {i} {new string('.', 80)}";
            await store.CommitAsync((connection, transaction, events) => connection.Execute("INSERT INTO note VALUES(@Seq, @text)", new { events[0].Seq, text }, transaction), [TestJournal.Draft(i)], Cancel);
        }
    }

    private static void AssertLinesVerify(SalvageReport report, long expected)
    {
        var lines = File.ReadAllLines(report.EventLines);
        Assert.Equal(expected, lines.Length);
        Assert.All(lines, line => Assert.Equal(ChainVerdict.Intact, HashChain.Verify(Encoding.UTF8.GetBytes(line))));
        using var connection = new SqliteConnection(JournalFile.ConnectionText(report.Database, SqliteOpenMode.ReadOnly));
        connection.Open();
        Assert.Equal("ok", connection.ExecuteScalar<string>("PRAGMA integrity_check"));
    }

    private void Overwrite(long page, int bytes)
    {
        using var file = new FileStream(Path, FileMode.Open);
        file.Position = page * Page;
        file.Write(Enumerable.Repeat((byte)0xA5, bytes).ToArray());
    }

    private long PageOf(string text) => File.ReadAllBytes(Path).AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) / Page;
}
