using Dapper;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Journal;
using EdgeGateway.Service.Verbs;
using EdgeGateway.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace EdgeGateway.Service.Tests.Journal;

/// <summary>
/// The tables of every release, frozen as a script with rows in it, are brought to today's. A release adds its script to <c>Released</c>: run the demo, sell
/// something, stop it, and dump <c>journal.db</c> (Python: <c>sqlite3.connect(file).iterdump()</c>).
/// </summary>
public sealed class ReleasedSchemaTests
{
    private const string Folder = "tests/Gateway.Service.Tests/Journal/Released";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Releases => [.. Directory.GetFiles(SourceTree.Path(Folder), "*.sql").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task Journal_WrittenByThatRelease_GetsTodaysTablesAndKeepsEveryRow(string release)
    {
        var modules = await ModulesAsync();
        using var folder = Restore(release);
        var before = Rows(folder);
        Assert.True(before["events"] > 0 && before["sale"] > 0, "a script without rows proves little");

        await using (var journal = new TestJournal(folder: folder.Path, modules: modules))
        {
            Assert.Equal(before["events"], JournalProof.ReadWhole(journal.Store).Count);
            Assert.Equal(ThingState.Online, journal.Health.Find("journal")!.State);
            // The chain goes on where the old program left it.
            await journal.Store.CommitAsync(null, [TestJournal.Draft()], Cancel);
            Assert.Equal(before["events"] + 1, JournalProof.ReadWhole(journal.Store).Count);
        }

        Assert.Empty(BrokenFiles.Find(folder.File("journal.db")));
        var after = Rows(folder);
        Assert.All(before.Where(table => table.Key is not "events" and not "schema_modules"), table => Assert.Equal((table.Key, table.Value), (table.Key, after[table.Key])));
        using var fresh = new TempFolder();
        await using (new TestJournal(folder: fresh.Path, modules: modules))
        {
            Assert.Equal(Schema(fresh.File("journal.db")), Schema(folder.File("journal.db")));
        }
    }

    // A box in the field has run the old script; whoever edits it makes two kinds of boxes.
    [Theory]
    [MemberData(nameof(Releases))]
    public async Task Migrations_OfThatRelease_WereNotChangedAfterwards(string release)
    {
        SchemaModule[] modules = [JournalSchema.Module, .. await ModulesAsync()];
        using var folder = Restore(release);
        var versions = Versions(folder);
        using var again = new TempFolder();
        using (var connection = Open(again.File("journal.db")))
            SchemaMigrator.Migrate(connection, [.. versions.Select(version => Cut(modules.Single(module => module.Name == version.Key), version.Value))]);

        Assert.Equal(Schema(folder.File("journal.db")), Schema(again.File("journal.db")));
    }

    [Fact]
    public void Release_OfThisVersion_HasItsScript() =>
        Assert.Contains(Releases.Select(row => row.Data), release => VersionVerb.Version.StartsWith(release, StringComparison.Ordinal));

    private static SchemaModule Cut(SchemaModule module, int version) => module with { Migrations = [.. module.Migrations.Take(version)] };

    /// <summary>Of a gateway with every room in use: built, not started.</summary>
    private static async Task<SchemaModule[]> ModulesAsync()
    {
        var demo = new ConfigurationReader(new Dictionary<string, string>()).ReadDemo();
        await using var gateway = Program.Build(demo.Options!);
        return [.. gateway.Services.GetServices<SchemaModule>()];
    }

    private static TempFolder Restore(string release)
    {
        var folder = new TempFolder();
        using var connection = Open(folder.File("journal.db"));
        connection.Execute(File.ReadAllText(SourceTree.Path(Folder, $"{release}.sql")));
        return folder;
    }

    private static Dictionary<string, long> Rows(TempFolder folder)
    {
        using var connection = Open(folder.File("journal.db"));
        var tables = connection.Query<string>("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").ToList();
        return tables.ToDictionary(table => table, table => connection.ExecuteScalar<long>($"SELECT count(*) FROM {table}"));
    }

    private static Dictionary<string, int> Versions(TempFolder folder)
    {
        using var connection = Open(folder.File("journal.db"));
        return connection.Query<(string Name, long Version)>("SELECT name, version FROM schema_modules").ToDictionary(row => row.Name, row => (int)row.Version);
    }

    /// <summary>Every table and index with its own words.</summary>
    private static List<string> Schema(string path)
    {
        using var connection = Open(path);
        return [.. connection.Query<string>("SELECT type || ' ' || name || ': ' || coalesce(sql, '') FROM sqlite_master ORDER BY 1")];
    }

    private static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection(JournalFile.ConnectionText(path, SqliteOpenMode.ReadWriteCreate));
        connection.Open();
        return connection;
    }
}
