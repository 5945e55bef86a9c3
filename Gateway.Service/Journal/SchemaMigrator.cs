using Dapper;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Journal;

/// <summary>Brings the tables of every module to the version this program knows, all in one transaction.</summary>
internal static class SchemaMigrator
{
    private const string Versions = "CREATE TABLE IF NOT EXISTS schema_modules(name TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT, WITHOUT ROWID";

    /// <exception cref="JournalVersionException">The file was written by a newer program.</exception>
    public static void Migrate(SqliteConnection connection, IReadOnlyList<SchemaModule> modules)
    {
        CheckNames(modules);
        using var transaction = connection.BeginTransaction(deferred: false);
        connection.Execute(Versions, transaction: transaction);
        foreach (var module in modules) Migrate(connection, transaction, module);
        transaction.Commit();
    }

    private static void CheckNames(IReadOnlyList<SchemaModule> modules)
    {
        var twice = modules.GroupBy(module => module.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null) throw new InvalidOperationException($"two schema modules are named {twice.Key}");
    }

    private static void Migrate(SqliteConnection connection, SqliteTransaction transaction, SchemaModule module)
    {
        var version = connection.ExecuteScalar<int?>("SELECT version FROM schema_modules WHERE name = @Name", new { module.Name }, transaction) ?? 0;
        if (version > module.Migrations.Count) throw new JournalVersionException(module.Name, version, module.Migrations.Count);
        if (version == module.Migrations.Count) return;
        foreach (var script in module.Migrations.Skip(version)) connection.Execute(script, transaction: transaction);
        connection.Execute(
            "INSERT INTO schema_modules(name, version) VALUES(@Name, @Count) ON CONFLICT(name) DO UPDATE SET version = excluded.version",
            new { module.Name, module.Migrations.Count }, transaction);
    }
}
