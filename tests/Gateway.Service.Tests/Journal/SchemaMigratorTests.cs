using Dapper;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Journal;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Tests.Journal;

public sealed class SchemaMigratorTests
{
    private static readonly string[] Steps =
    [
        "CREATE TABLE note(id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT; INSERT INTO note(text) VALUES('from one')",
        "ALTER TABLE note ADD COLUMN author TEXT NOT NULL DEFAULT 'nobody'",
        "UPDATE note SET author = 'somebody' WHERE author = 'nobody'; CREATE INDEX note_author ON note(author)",
    ];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Migrate_FromEachOlderVersion_EndsTheSame(int older)
    {
        using var connection = Open();
        SchemaMigrator.Migrate(connection, [new SchemaModule("notes", Steps[..older])]);
        SchemaMigrator.Migrate(connection, [new SchemaModule("notes", Steps)]);
        Assert.Equal(("from one", "somebody"), connection.QuerySingle<(string, string)>("SELECT text, author FROM note"));
        Assert.Equal(3, Version(connection, "notes"));
    }

    [Fact]
    public void Migrate_SeveralModules_KeepTheirOwnVersions()
    {
        using var connection = Open();
        SchemaMigrator.Migrate(connection, [new SchemaModule("notes", Steps), new SchemaModule("other", ["CREATE TABLE other(id INTEGER)"])]);
        Assert.Equal((3, 1), (Version(connection, "notes"), Version(connection, "other")));
    }

    [Fact]
    public void Migrate_OneScriptFails_LeavesEverythingAsItWas()
    {
        using var connection = Open();
        SchemaMigrator.Migrate(connection, [new SchemaModule("notes", Steps[..1])]);
        Assert.Throws<SqliteException>(() => SchemaMigrator.Migrate(connection, [new SchemaModule("notes", Steps), new SchemaModule("bad", ["CREATE TABLE bad(id INTEGER)", "CREATE NONSENSE"])]));
        Assert.Equal((1, (int?)null), (Version(connection, "notes"), Version(connection, "bad")));
        Assert.Equal(0, connection.ExecuteScalar<int>("SELECT count(*) FROM sqlite_master WHERE name = 'bad'"));
    }

    [Fact]
    public void Migrate_WrittenByANewerProgram_IsLeftAlone()
    {
        using var connection = Open();
        SchemaMigrator.Migrate(connection, [new SchemaModule("notes", Steps)]);
        var refused = Assert.Throws<JournalVersionException>(() => SchemaMigrator.Migrate(connection, [new SchemaModule("notes", Steps[..2])]));
        Assert.Contains("version 3, this program knows 2", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Migrate_TwoModulesOfOneName_AreAMistake()
    {
        using var connection = Open();
        Assert.Throws<InvalidOperationException>(() => SchemaMigrator.Migrate(connection, [new SchemaModule("notes", []), new SchemaModule("notes", [])]));
    }

    [Fact]
    public async Task Open_NewerJournal_IsNotSetAside()
    {
        await using var newer = new TestJournal(modules: new SchemaModule("notes", Steps));
        await newer.Store.DisposeAsync();
        await using var older = new TestJournal(folder: newer.Settings.Directory, modules: new SchemaModule("notes", Steps[..2]));
        await Assert.ThrowsAsync<JournalUnavailableException>(() => older.Store.CommitAsync(null, [TestJournal.Draft()], TestContext.Current.CancellationToken));
        Assert.Equal((ThingState.Offline, "journal.newer"), (older.Health.Find("journal")!.State, older.Health.Find("journal")!.Trouble!.Code));
        Assert.Empty(BrokenFiles.Find(older.Settings.DatabasePath));
    }

    private static SqliteConnection Open()
    {
        var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        return connection;
    }

    private static int? Version(SqliteConnection connection, string module) =>
        connection.ExecuteScalar<int?>("SELECT version FROM schema_modules WHERE name = @module", new { module });
}
