using Dapper;
using EdgeGateway.Protocols.Messages;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Journal.Salvage;

/// <summary>
/// Reads what can still be read in a damaged journal into a new file beside it. First table by table through SQLite, then by searching the raw bytes
/// for events. Never writes to the damaged file.
/// </summary>
internal static class JournalSalvage
{
    /// <summary>The newest readable event; the start of the chain when there is none.</summary>
    public static ChainHead ReadHead(string path)
    {
        try
        {
            using var connection = OpenDamaged(path);
            return JournalFile.ReadHead(connection);
        }
        catch (SqliteException)
        {
            // Expected of a damaged file: the caller falls back to the number lease.
            return ChainHead.Start;
        }
    }

    /// <param name="path">The damaged file; its write-ahead log is used when it lies beside it.</param>
    /// <exception cref="IOException">The file is not there, or the new files exist already or cannot be written.</exception>
    public static SalvageReport Run(string path)
    {
        var (database, lines) = (path + ".salvaged.db", path + ".salvaged.ndjson");
        if (!File.Exists(path)) throw new FileNotFoundException($"{path} is not there", path);
        if (File.Exists(database) || File.Exists(lines)) throw new IOException($"{database} is there already; move it away first");
        using var target = new SqliteConnection(JournalFile.ConnectionText(database, SqliteOpenMode.ReadWriteCreate));
        target.Open();
        target.Execute("PRAGMA foreign_keys = OFF");
        using var transaction = target.BeginTransaction();
        var tables = CopyTables(path, target, transaction);
        var carved = new[] { path, path + "-wal" }.Where(File.Exists).Sum(file => CarveInto(file, target, transaction));
        transaction.Commit();
        var (events, altered) = EventLines.Write(target, lines);
        return new SalvageReport(database, lines, tables, events, carved, altered, Missing(target));
    }

    private static List<SalvagedTable> CopyTables(string path, SqliteConnection target, SqliteTransaction transaction)
    {
        var tables = new List<SalvagedTable>();
        try
        {
            using var source = OpenDamaged(path);
            var copy = new TableCopy(source, target, transaction);
            foreach (var (name, sql) in source.Query<(string, string)>("SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"))
                tables.Add(copy.Copy(name, sql));
        }
        catch (SqliteException damaged) when (JournalFault.IsDamage(damaged))
        {
            // Not even the list of tables: what follows finds the events all the same.
            return tables;
        }

        return tables;
    }

    private static long CarveInto(string file, SqliteConnection target, SqliteTransaction transaction)
    {
        if (target.ExecuteScalar<long>("SELECT count(*) FROM sqlite_master WHERE name = 'events'", transaction: transaction) == 0)
            SchemaScripts(target, transaction);
        var found = 0L;
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        foreach (var body in EventCarver.Carve(stream))
        {
            if (!GatewayMessage.TryParse(body, out var message, out _)) continue;
            // The class is not in the event; the most careful one keeps it longest. 'total' has no meaning in a salvaged file.
            found += target.Execute(
                "INSERT OR IGNORE INTO events(seq, id, type, class, time, total, body) VALUES(@Seq, @Id, @Type, 0, @Time, 0, @body)",
                new { message.Seq, Id = message.Id.ToByteArray(bigEndian: true), message.Type, Time = message.Time.ToUnixTimeMilliseconds(), body }, transaction);
        }

        return found;
    }

    private static void SchemaScripts(SqliteConnection target, SqliteTransaction transaction)
    {
        foreach (var script in JournalSchema.Module.Migrations) target.Execute(script, transaction: transaction);
    }

    private static List<(long From, long To)> Missing(SqliteConnection target) =>
        target.Query<(long, long)>("SELECT before + 1, seq - 1 FROM (SELECT seq, lag(seq) OVER (ORDER BY seq) AS before FROM events) WHERE seq > before + 1").AsList();

    private static SqliteConnection OpenDamaged(string path)
    {
        var connection = new SqliteConnection(JournalFile.ConnectionText(path, SqliteOpenMode.ReadOnly));
        connection.Open();
        return connection;
    }
}
