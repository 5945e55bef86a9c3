using System.Globalization;
using System.Security.Cryptography;
using Dapper;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Delivery.Media;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.LocalPlatform;

/// <summary>
/// Evidence files as a platform keeps them: puts pieces together whatever their order, checks the digest, stores each file once as
/// <c>pictures/&lt;gateway&gt;/&lt;case&gt;/&lt;name&gt;</c> beside the ledger, knows from the events which it lacks. One caller at a time.
/// </summary>
internal sealed class PictureShelf : IDisposable
{
    private const string Schema = """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        CREATE TABLE IF NOT EXISTS picture_piece (
            gateway TEXT NOT NULL,
            case_id TEXT NOT NULL,
            name    TEXT NOT NULL,
            sha256  TEXT NOT NULL,
            first   INTEGER NOT NULL,   -- where it begins in the file
            body    BLOB NOT NULL,
            PRIMARY KEY (gateway, case_id, name, sha256, first)
        ) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS picture (
            gateway  TEXT NOT NULL,
            case_id  TEXT NOT NULL,
            name     TEXT NOT NULL,
            sha256   TEXT NOT NULL,
            original TEXT,              -- digest in the event, when the file was made smaller on its way
            bytes    INTEGER NOT NULL,
            received TEXT NOT NULL,
            PRIMARY KEY (gateway, case_id, name)
        ) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS picture_told (
            gateway TEXT NOT NULL,
            case_id TEXT NOT NULL,
            name    TEXT NOT NULL,
            sha256  TEXT NOT NULL,
            told    INTEGER NOT NULL,   -- Unix milliseconds of this receiver's clock
            PRIMARY KEY (gateway, case_id, name)
        ) WITHOUT ROWID;
        """;

    private readonly SqliteConnection _connection;
    private readonly string _root;
    private readonly TimeProvider _clock;
    private readonly Lock _lock = new();

    /// <exception cref="SqliteException">The file cannot be opened.</exception>
    public PictureShelf(string ledgerPath, TimeProvider clock)
    {
        _clock = clock;
        _root = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(ledgerPath))!, "pictures");
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.ChangeExtension(ledgerPath, ".pictures.db"), Pooling = false }.ToString());
        _connection.Open();
        _connection.Execute(Schema);
    }

    /// <summary>Gateways that have sent pictures; of others it is not known whether they ever will.</summary>
    public IReadOnlyList<string> Gateways
    {
        get
        {
            lock (_lock)
                return [.. _connection.Query<string>("SELECT gateway FROM picture UNION SELECT gateway FROM picture_piece")];
        }
    }

    /// <summary>How many pieces wait for the rest of their file.</summary>
    public long Pieces
    {
        get
        {
            lock (_lock)
                return _connection.ExecuteScalar<long>("SELECT count(*) FROM picture_piece");
        }
    }

    /// <summary>A case's event came: these pictures should follow.</summary>
    public void Told(GatewayMessage message, ReadOnlyMemory<byte> body)
    {
        if (!PictureEvents.Types.Contains(message.Type) || PictureEvents.Of(body) is not { Count: > 0 } told)
            return;
        lock (_lock)
        {
            using var transaction = _connection.BeginTransaction();
            _connection.Execute(
                "INSERT INTO picture_told (gateway, case_id, name, sha256, told) VALUES (@gateway, @caseId, @Name, @Sha256, @now) ON CONFLICT DO NOTHING",
                told.Select(row => new { gateway = message.GatewayId, caseId = row.CaseId.ToString(), row.Name, row.Sha256, now = _clock.GetUtcNow().ToUnixTimeMilliseconds() }),
                transaction);
            transaction.Commit();
        }
    }

    /// <summary>A piece came. What returned is on disk.</summary>
    public PieceOutcome Take(string gateway, MediaChunk chunk)
    {
        var key = new { gateway, caseId = chunk.Head.CaseId.ToString(), chunk.Head.Name, chunk.Head.Sha256 };
        lock (_lock)
        {
            using var transaction = _connection.BeginTransaction();
            if (_connection.ExecuteScalar<long>("SELECT count(*) FROM picture WHERE gateway = @gateway AND case_id = @caseId AND name = @Name AND sha256 = @Sha256", key, transaction) > 0)
                return PieceOutcome.Duplicate;
            _connection.Execute(
                "INSERT INTO picture_piece (gateway, case_id, name, sha256, first, body) VALUES (@gateway, @caseId, @Name, @Sha256, @Offset, @body) ON CONFLICT DO UPDATE SET body = excluded.body",
                new { key.gateway, key.caseId, key.Name, key.Sha256, chunk.Head.Offset, body = chunk.Body.ToArray() },
                transaction);
            var outcome = Assemble(gateway, chunk.Head, transaction);
            transaction.Commit();
            return outcome;
        }
    }

    /// <summary>What it has of a gateway and what it lacks since longer than so long.</summary>
    public PictureReceipt ReceiptFor(string gateway, TimeSpan patience)
    {
        var before = (_clock.GetUtcNow() - patience).ToUnixTimeMilliseconds();
        lock (_lock)
        {
            var stored = _connection.ExecuteScalar<long>("SELECT count(*) FROM picture WHERE gateway = @gateway", new { gateway });
            var missing = _connection.Query<(string CaseId, string Name)>(
                """
                SELECT case_id, name FROM picture_told told WHERE gateway = @gateway AND told <= @before
                  AND NOT EXISTS (SELECT 1 FROM picture WHERE gateway = told.gateway AND case_id = told.case_id AND name = told.name) ORDER BY told DESC LIMIT @Most
                """,
                new { gateway, before, PictureReceipt.Most });
            return new PictureReceipt(gateway, stored, [.. missing.Select(one => new LackedPicture(Guid.Parse(one.CaseId), one.Name))]);
        }
    }

    /// <summary>A picture is not there any more: it is missed from now on.</summary>
    public void Forget(string gateway, Guid caseId, string name)
    {
        lock (_lock)
            _connection.Execute("DELETE FROM picture WHERE gateway = @gateway AND case_id = @id AND name = @name", new { gateway, id = caseId.ToString(), name });
    }

    public void Dispose() => _connection.Dispose();

    private PieceOutcome Assemble(string gateway, MediaHead head, SqliteTransaction transaction)
    {
        var key = new { gateway, caseId = head.CaseId.ToString(), head.Name, head.Sha256 };
        const string Which = "gateway = @gateway AND case_id = @caseId AND name = @Name AND sha256 = @Sha256";
        if (_connection.ExecuteScalar<long>($"SELECT coalesce(sum(length(body)), 0) FROM picture_piece WHERE {Which}", key, transaction) < head.Bytes)
            return PieceOutcome.Kept;
        var whole = new byte[head.Bytes];
        foreach (var (first, body) in _connection.Query<(long First, byte[] Body)>($"SELECT first, body FROM picture_piece WHERE {Which}", key, transaction))
            body.AsSpan(0, (int)Math.Clamp(head.Bytes - first, 0, body.Length)).CopyTo(whole.AsSpan((int)Math.Min(first, head.Bytes)));
        // Pieces of two sizes may have been mixed, when the gateway made smaller ones after a failure: they cover one another, and the digest decides.
        if (Convert.ToHexStringLower(SHA256.HashData(whole)) != head.Sha256)
            return PieceOutcome.Kept;
        Write(Path.Combine(_root, Plain(gateway), head.CaseId.ToString()), head.Name, whole);
        _connection.Execute(
            "INSERT INTO picture (gateway, case_id, name, sha256, original, bytes, received) VALUES (@gateway, @caseId, @Name, @Sha256, @Original, @Bytes, @now) "
            + "ON CONFLICT DO UPDATE SET sha256 = excluded.sha256, original = excluded.original, bytes = excluded.bytes, received = excluded.received",
            new { key.gateway, key.caseId, key.Name, key.Sha256, head.Original, head.Bytes, now = _clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture) },
            transaction);
        _connection.Execute("DELETE FROM picture_piece WHERE gateway = @gateway AND case_id = @caseId AND name = @Name", key, transaction);
        return PieceOutcome.Complete;
    }

    private static void Write(string folder, string name, byte[] bytes)
    {
        Directory.CreateDirectory(folder);
        var part = Path.Combine(folder, $".{name}.part");
        using (var file = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        }
        File.Move(part, Path.Combine(folder, name), overwrite: true);
    }

    /// <summary>Gateway ids are plain; a topic may hold anything.</summary>
    private static string Plain(string gateway) => string.Concat(gateway.Where(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'));
}

/// <summary>What became of a piece.</summary>
internal enum PieceOutcome
{
    /// <summary>More are needed.</summary>
    Kept,

    /// <summary>The file is complete and on disk.</summary>
    Complete,

    /// <summary>The file was there already.</summary>
    Duplicate,
}
