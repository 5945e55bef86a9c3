using Dapper;
using EdgeGateway.Protocols.Messages;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Journal;

/// <summary>The database file with its one writing connection. Only the writer touches it.</summary>
internal sealed class JournalFile : IDisposable
{
    private readonly SqliteCommand _insert;
    private readonly SqliteParameter _seq, _id, _type, _class, _time, _total, _body;

    private JournalFile(SqliteConnection connection, ChainHead head)
    {
        (Connection, Head) = (connection, head);
        _insert = connection.CreateCommand();
        _insert.CommandText = "INSERT INTO events(seq, id, type, class, time, total, body) VALUES($seq, $id, $type, $class, $time, $total, $body)";
        (_seq, _id, _type, _class) = (Parameter("$seq", SqliteType.Integer), Parameter("$id", SqliteType.Blob), Parameter("$type", SqliteType.Text), Parameter("$class", SqliteType.Integer));
        (_time, _total, _body) = (Parameter("$time", SqliteType.Integer), Parameter("$total", SqliteType.Integer), Parameter("$body", SqliteType.Blob));
    }

    public SqliteConnection Connection { get; }

    /// <summary>The newest event on disk.</summary>
    public ChainHead Head { get; set; }

    /// <exception cref="SqliteException">The file cannot be used; <see cref="JournalFault"/> tells why.</exception>
    public static JournalFile Open(JournalSettings settings, IReadOnlyList<SchemaModule> modules)
    {
        Directory.CreateDirectory(settings.Directory);
        var connection = new SqliteConnection(ConnectionText(settings.DatabasePath, SqliteOpenMode.ReadWriteCreate));
        try
        {
            connection.Open();
            connection.Execute($"""
                PRAGMA journal_mode = WAL;
                PRAGMA synchronous = FULL;
                PRAGMA wal_autocheckpoint = {settings.CheckpointPages};
                """);
            SchemaMigrator.Migrate(connection, modules);
            return new JournalFile(connection, ReadHead(connection));
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public static string ConnectionText(string path, SqliteOpenMode mode) =>
        new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = 5 }.ToString();

    public SqliteTransaction Begin()
    {
        var transaction = Connection.BeginTransaction(deferred: false);
        _insert.Transaction = transaction;
        return transaction;
    }

    public void Insert(CommittedEvent @event, long total)
    {
        _seq.Value = @event.Seq;
        _id.Value = @event.Id.ToByteArray(bigEndian: true);
        _type.Value = @event.Type;
        _class.Value = (long)@event.Class;
        _time.Value = @event.Time.ToUnixTimeMilliseconds();
        _total.Value = total;
        _body.Value = System.Runtime.InteropServices.MemoryMarshal.TryGetArray(@event.Body, out var body) && body.Count == body.Array!.Length ? body.Array : @event.Body.ToArray();
        _insert.ExecuteNonQuery();
    }

    /// <summary>Copies the write-ahead log into the file and empties it, so that the next start has nothing to recover.</summary>
    public void Checkpoint() => Connection.Execute("PRAGMA wal_checkpoint(TRUNCATE)");

    /// <summary>Writes one small row: does the disk take anything?</summary>
    public void Probe() => Connection.Execute("INSERT INTO journal_state(name, value) VALUES('probe', 1) ON CONFLICT(name) DO UPDATE SET value = value + 1");

    public void Dispose()
    {
        _insert.Dispose();
        Connection.Dispose();
    }

    public static ChainHead ReadHead(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT seq, total, body FROM events ORDER BY seq DESC LIMIT 1";
        using var reader = command.ExecuteReader();
        if (!reader.Read()) return ChainHead.Start;
        var hash = HashChain.HashOf(reader.GetFieldValue<byte[]>(2)) ?? HashChain.Start;
        return new ChainHead(reader.GetInt64(0), hash, reader.GetInt64(1));
    }

    private SqliteParameter Parameter(string name, SqliteType type) => _insert.Parameters.Add(name, type);
}
