using Dapper;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Delivery;
using EdgeGateway.Service.Journal;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Space;

/// <summary>This room's SQL.</summary>
internal sealed class SpaceStore(JournalStore journal)
{
    private const string MarkColumns = "SELECT age, seq, written, wall, synced FROM space_mark ";

    public SpaceMark? LastMark() => One("ORDER BY age DESC LIMIT 1");

    public SpaceMark? FirstMark() => One("ORDER BY age LIMIT 1");

    /// <summary>Newest mark at or before an age.</summary>
    public SpaceMark? MarkAt(long age) => One("WHERE age <= @age ORDER BY age DESC LIMIT 1", age);

    /// <summary>Writes a mark; those older than <paramref name="oldest"/> go, but for the newest of them.</summary>
    public Task MarkAsync(SpaceMark mark, long oldest, CancellationToken stopping) => journal.CommitAsync(
        (connection, transaction, _) =>
        {
            connection.Execute(
                "INSERT INTO space_mark (age, seq, written, wall, synced) VALUES (@Age, @Seq, @Written, @Wall, @Synced) ON CONFLICT DO NOTHING", mark, transaction);
            connection.Execute("DELETE FROM space_mark WHERE age < (SELECT max(age) FROM space_mark WHERE age <= @oldest)", new { oldest }, transaction);
        },
        [],
        stopping);

    /// <summary>Events of these classes in a range, oldest first.</summary>
    public IReadOnlyList<KeptEvent> Find(SeqRange range, IReadOnlyList<EventClass> classes, int max) => journal.Read(connection =>
        connection.Query<(long Seq, long Class, long Bytes)>(
                "SELECT seq, class, length(body) FROM events WHERE seq BETWEEN @From AND @To AND class IN @classes ORDER BY seq LIMIT @max",
                new { range.From, range.To, classes = classes.Select(one => (int)one), max })
            .Select(row => new KeptEvent(row.Seq, (EventClass)row.Class, row.Bytes)).ToList());

    /// <summary>Bytes of the kept events from a number on; an upper bound, because what was deleted in between is not subtracted.</summary>
    public long BytesFrom(long seq) => journal.Read(connection => connection.ExecuteScalar<long?>(
        """
        SELECT (SELECT total FROM events ORDER BY seq DESC LIMIT 1)
             - coalesce((SELECT total - length(body) FROM events WHERE seq >= @seq ORDER BY seq LIMIT 1), (SELECT total FROM events ORDER BY seq DESC LIMIT 1))
        """,
        new { seq }) ?? 0);

    public IReadOnlyList<DroppedRow> Dropped() => journal.Read(connection => connection.Query<Row>("SELECT * FROM space_dropped").Select(row => row.ToDropped()).ToList());

    /// <summary>Counts a loss, inside the commit that deletes.</summary>
    public static FactWriter Counting(SpaceReason reason, IReadOnlyList<KeptEvent> lost) => (connection, transaction, _) =>
    {
        foreach (var group in lost.GroupBy(one => one.Class))
            Count(connection, transaction, (reason, DroppedRow.Events, group.Key), new Freed(group.Count(), group.Sum(one => one.Bytes)), group.Select(one => one.Seq));
    };

    public Task CountAsync(SpaceReason reason, SpaceUser user, Freed freed, CancellationToken stopping) => journal.CommitAsync(
        (connection, transaction, _) => Count(connection, transaction, (reason, user.Name, user.Class), freed, []), [], stopping);

    /// <summary>One event per line that is not told yet; they count as told in the same commit.</summary>
    public Task TellAsync(IReadOnlyList<DroppedRow> untold, CancellationToken stopping) => journal.CommitAsync(
        (connection, transaction, _) => connection.Execute(
            "UPDATE space_dropped SET told_count = @Count, told_bytes = @Bytes, untold = '' WHERE reason = @Reason AND what = @What AND class = @Class",
            untold.Select(row => new { row.Count, row.Bytes, row.Reason, row.What, Class = (long)row.Class }), transaction),
        [.. untold.Select(row => EventDraft.Of(EventTypes.EventsDropped, "space", EventClass.Change, EventsDroppedData.Of(row), SpaceJson.Default.EventsDroppedData))],
        stopping);

    private static void Count(
        SqliteConnection connection, SqliteTransaction transaction, (SpaceReason Reason, string What, EventClass Class) line, Freed freed, IEnumerable<long> seqs)
    {
        var key = new { reason = DroppedRow.NameOf(line.Reason), what = line.What, @class = (long)line.Class };
        var untold = RangeSet.Parse(connection.ExecuteScalar<string?>(
            "SELECT untold FROM space_dropped WHERE reason = @reason AND what = @what AND class = @class", key, transaction) ?? "");
        foreach (var seq in seqs)
            untold.Add(seq);
        connection.Execute(
            """
            INSERT INTO space_dropped (reason, what, class, count, bytes, untold) VALUES (@reason, @what, @class, @Count, @Bytes, @untold)
            ON CONFLICT DO UPDATE SET count = count + excluded.count, bytes = bytes + excluded.bytes, untold = excluded.untold
            """,
            new { key.reason, key.what, key.@class, freed.Count, freed.Bytes, untold = EventsDroppedData.Coarse(untold).ToString() },
            transaction);
    }

    private SpaceMark? One(string rest, long age = 0) => journal.Read(connection =>
        connection.QuerySingleOrDefault<(long Age, long Seq, long Written, long Wall, long Synced)?>(MarkColumns + rest, new { age })) is { } row
            ? new SpaceMark(row.Age, row.Seq, row.Written, row.Wall, row.Synced == 1) : null;

    private sealed class Row
    {
        public string Reason { get; init; } = "";
        public string What { get; init; } = "";
        public long Class { get; init; }
        public long Count { get; init; }
        public long Bytes { get; init; }
        public long Told_Count { get; init; }
        public long Told_Bytes { get; init; }
        public string Untold { get; init; } = "";

        public DroppedRow ToDropped() => new(Reason, What, (EventClass)Class, Count, Bytes, Told_Count, Told_Bytes, Untold);
    }
}
