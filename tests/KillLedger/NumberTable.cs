using Dapper;
using EdgeGateway.Service.Journal;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.KillLedger;

/// <summary>The producer's facts: each stands in the same commit as its event, so neither may ever be there without the other.</summary>
internal static class NumberTable
{
    public static SchemaModule Module { get; } = new("kill-numbers",
        ["CREATE TABLE kill_number(number INTEGER PRIMARY KEY, producer INTEGER NOT NULL, seq INTEGER NOT NULL UNIQUE) STRICT"]);

    public static void Write(SqliteConnection connection, SqliteTransaction transaction, long number, int producer, long seq) =>
        connection.Execute("INSERT INTO kill_number VALUES(@number, @producer, @seq)", new { number, producer, seq }, transaction);

    /// <summary>Largest number on disk, 0 when there is none.</summary>
    public static long Largest(SqliteConnection connection) => connection.ExecuteScalar<long?>("SELECT max(number) FROM kill_number") ?? 0;
}
