using System.Globalization;
using Dapper;
using EdgeGateway.Service.Journal;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Delivery.Media;

/// <summary>The pictures' SQL. A picture counts as delivered only when that is on disk.</summary>
internal sealed class MediaStore(JournalStore journal)
{
    /// <summary>Beyond so many waiting pictures of one destination the oldest are dropped: a table must not grow for ever.</summary>
    public const int MostWaiting = 20_000;

    private const int KeptWhenDone = 2_000;
    private const int ListLimit = 500;
    private const string Columns =
        "SELECT id, seq, event_id AS eventId, case_id AS caseId, name, sha256, bytes, taken_at AS takenAt, state, reason, attempts FROM media_picture ";

    /// <summary>Number of the newest event.</summary>
    public long LastSeq => journal.LastSeq;

    /// <summary>Events up to this number were looked at; 0 for a new destination.</summary>
    public long Cursor(string destination) => journal.Read(connection =>
        connection.ExecuteScalar<long?>("SELECT seq FROM media_cursor WHERE destination = @destination", new { destination })) ?? 0;

    /// <summary>Events that may tell of pictures, in order.</summary>
    public IReadOnlyList<CommittedEvent> Tellers(long after, int max)
    {
        var seqs = journal.Read(connection => connection.Query<long>(
            "SELECT seq FROM events WHERE seq > @after AND type IN @types ORDER BY seq LIMIT @max", new { after, types = PictureEvents.Types, max }).ToList());
        return [.. seqs.SelectMany(seq => journal.ReadEvents(seq - 1, 1))];
    }

    /// <summary>Puts pictures in the queue and moves the cursor, in one commit. One that is known already stays as it is.</summary>
    public Task EnqueueAsync(string destination, long cursor, IReadOnlyList<PictureRow> rows) => journal.CommitAsync(
        (connection, transaction, _) =>
        {
            connection.Execute(
                "INSERT INTO media_cursor (destination, seq) VALUES (@destination, @cursor) ON CONFLICT DO UPDATE SET seq = excluded.seq", new { destination, cursor }, transaction);
            connection.Execute(
                """
                INSERT INTO media_picture (destination, seq, event_id, case_id, name, sha256, bytes, taken_at, state)
                VALUES (@destination, @Seq, @eventId, @caseId, @Name, @Sha256, @Bytes, @takenAt, 'waiting') ON CONFLICT DO NOTHING
                """,
                rows.Select(row => new
                {
                    destination,
                    row.Seq,
                    eventId = row.EventId.ToString(),
                    caseId = row.CaseId.ToString(),
                    row.Name,
                    row.Sha256,
                    row.Bytes,
                    takenAt = Iso(row.TakenAt),
                }),
                transaction);
            DropBeyond(connection, transaction, destination);
        },
        []);

    /// <summary>What waits, those with the fewest failures first.</summary>
    public IReadOnlyList<PictureRow> Waiting(string destination, int max) => journal.Read(connection => connection.Query<Row>(
        Columns + "WHERE destination = @destination AND state = 'waiting' ORDER BY attempts, id LIMIT @max", new { destination, max }).Select(row => row.ToPicture()).ToList());

    /// <summary>In one state, newest first.</summary>
    public IReadOnlyList<PictureRow> List(string destination, string? state) => journal.Read(connection => connection.Query<Row>(
        Columns + "WHERE destination = @destination AND (@state IS NULL OR state = @state) ORDER BY id DESC LIMIT @ListLimit", new { destination, state, ListLimit })
        .Select(row => row.ToPicture()).ToList());

    /// <summary>It is done with, one way or the other.</summary>
    /// <param name="destination">For whom.</param>
    /// <param name="row">The picture.</param>
    /// <param name="state">Not <see cref="PictureStates.Waiting"/>.</param>
    /// <param name="count">Counted under this word.</param>
    /// <param name="reason">In words.</param>
    public Task SettleAsync(string destination, PictureRow row, string state, string count, string reason) => journal.CommitAsync(
        (connection, transaction, _) =>
        {
            var changed = connection.Execute("UPDATE media_picture SET state = @state, reason = @reason WHERE id = @Id AND state = 'waiting'", new { state, reason, row.Id }, transaction);
            if (changed == 1)
                Count(connection, transaction, destination, count, 1, row.Bytes);
            connection.Execute(
                """
                DELETE FROM media_picture WHERE destination = @destination AND state IN ('delivered', 'dropped')
                  AND id <= (SELECT id FROM media_picture WHERE destination = @destination AND state IN ('delivered', 'dropped') ORDER BY id DESC LIMIT 1 OFFSET @KeptWhenDone)
                """,
                new { destination, KeptWhenDone },
                transaction);
        },
        []);

    /// <summary>Not now.</summary>
    public Task FailedAsync(PictureRow row, string reason) => journal.CommitAsync(
        (connection, transaction, _) => connection.Execute("UPDATE media_picture SET attempts = attempts + 1, reason = @reason WHERE id = @Id", new { reason, row.Id }, transaction), []);

    /// <summary>The platform lacks what it had confirmed. Each is believed three times.</summary>
    public Task LackedAsync(string destination, IReadOnlyList<(Guid CaseId, string Name)> lacked) => journal.CommitAsync(
        (connection, transaction, _) => connection.Execute(
            """
            UPDATE media_picture SET state = 'waiting', attempts = 0, asked_again = asked_again + 1
            WHERE destination = @destination AND case_id = @caseId AND name = @Name AND state = 'delivered' AND asked_again < 3
            """,
            lacked.Select(one => new { destination, caseId = one.CaseId.ToString(), one.Name }),
            transaction),
        []);

    /// <summary>A person wants the refused ones sent again.</summary>
    /// <returns>How many.</returns>
    public async Task<int> AgainAsync(string destination)
    {
        var changed = 0;
        await journal.CommitAsync(
            (connection, transaction, _) => changed = connection.Execute(
                "UPDATE media_picture SET state = 'waiting', attempts = 0, reason = '' WHERE destination = @destination AND state = 'refused'", new { destination }, transaction),
            []);
        return changed;
    }

    /// <summary>Waiting and refused ones, and what was counted so far.</summary>
    public StillsView Summary(string destination) => journal.Read(connection =>
    {
        var states = connection.Query<(string State, long Count, long Bytes)>(
            "SELECT state, count(*), sum(bytes) FROM media_picture WHERE destination = @destination AND state IN ('waiting', 'refused') GROUP BY state", new { destination }).ToList();
        var counts = connection.Query<(string Reason, long Count)>("SELECT reason, count FROM media_count WHERE destination = @destination ORDER BY reason", new { destination });
        var waiting = states.FirstOrDefault(one => one.State == PictureStates.Waiting);
        return new StillsView(waiting.Count, waiting.Bytes, states.FirstOrDefault(one => one.State == PictureStates.Refused).Count)
        {
            Counts = counts.ToDictionary(one => one.Reason, one => one.Count, StringComparer.Ordinal),
        };
    });

    /// <summary>Cases with a picture that some destination still waits for.</summary>
    public IReadOnlySet<Guid> Awaited() => journal.Read(connection =>
        connection.Query<string>("SELECT DISTINCT case_id FROM media_picture WHERE state = 'waiting'").Select(Guid.Parse).ToHashSet());

    private static void DropBeyond(SqliteConnection connection, SqliteTransaction transaction, string destination)
    {
        var beyond = connection.Query<(long Id, long Bytes)>(
            "SELECT id, bytes FROM media_picture WHERE destination = @destination AND state = 'waiting' ORDER BY id DESC LIMIT -1 OFFSET @MostWaiting", new { destination, MostWaiting }, transaction).ToList();
        if (beyond.Count == 0)
            return;
        connection.Execute("UPDATE media_picture SET state = 'dropped', reason = 'too many wait' WHERE id = @Id", beyond.Select(one => new { one.Id }), transaction);
        Count(connection, transaction, destination, "backlog", beyond.Count, beyond.Sum(one => one.Bytes));
    }

    private static void Count(SqliteConnection connection, SqliteTransaction transaction, string destination, string reason, long count, long bytes) => connection.Execute(
        """
        INSERT INTO media_count (destination, reason, count, bytes) VALUES (@destination, @reason, @count, @bytes)
        ON CONFLICT DO UPDATE SET count = count + excluded.count, bytes = bytes + excluded.bytes
        """,
        new { destination, reason, count, bytes },
        transaction);

    private static string Iso(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private sealed class Row
    {
        public long Id { get; init; }
        public long Seq { get; init; }
        public string EventId { get; init; } = "";
        public string CaseId { get; init; } = "";
        public string Name { get; init; } = "";
        public string Sha256 { get; init; } = "";
        public long Bytes { get; init; }
        public string TakenAt { get; init; } = "";
        public string State { get; init; } = "";
        public string Reason { get; init; } = "";
        public long Attempts { get; init; }

        public PictureRow ToPicture() => new(Guid.Parse(CaseId), Name, Sha256, Bytes, DateTimeOffset.Parse(TakenAt, CultureInfo.InvariantCulture))
        {
            Id = Id,
            Seq = Seq,
            EventId = Guid.Parse(EventId),
            Attempts = (int)Attempts,
            State = State,
            Reason = Reason,
        };
    }
}
