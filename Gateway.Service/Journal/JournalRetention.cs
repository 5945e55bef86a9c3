using Dapper;
using EdgeGateway.Protocols.Messages;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Journal;

/// <summary>
/// Deletes old events in small commits, so that a sale never waits behind the broom. What may go, and when, is decided by who calls. The newest
/// event always stays: number and chain go on from it.
/// </summary>
internal static class JournalRetention
{
    private const int Batch = 500;

    /// <summary>Deletes events of the given classes with <c>Seq &lt;= upTo</c>, oldest first, at most <paramref name="max"/>.</summary>
    /// <returns>How many went; fewer than <paramref name="max"/> when no more are left.</returns>
    /// <exception cref="JournalUnavailableException">The disk refuses; what was deleted so far stays deleted.</exception>
    public static async Task<int> DeleteEventsAsync(
        this JournalStore journal, long upTo, IReadOnlyCollection<EventClass> classes, int max = int.MaxValue, CancellationToken stopping = default)
    {
        var (deleted, last) = (0, 0);
        do
        {
            var room = Math.Min(Batch, max - deleted);
            await journal.CommitAsync((connection, transaction, _) => last = Delete(connection, transaction, Math.Min(upTo, journal.LastSeq - 1), classes, room), [], stopping);
            deleted += last;
        }
        while (last == Batch && deleted < max);
        return deleted;
    }

    /// <summary>Deletes events that were looked up, in one commit with what the caller writes about it.</summary>
    /// <param name="journal">Where.</param>
    /// <param name="rows">Each is still there and none is the newest.</param>
    /// <param name="also">Written in the same commit; may be null.</param>
    /// <param name="stopping">Gives up waiting for the writer.</param>
    /// <exception cref="JournalUnavailableException">The disk refuses; nothing was deleted.</exception>
    public static Task DeleteAsync(this JournalStore journal, IReadOnlyList<KeptEvent> rows, FactWriter? also, CancellationToken stopping) => journal.CommitAsync(
        (connection, transaction, events) =>
        {
            Delete(connection, transaction, rows);
            also?.Invoke(connection, transaction, events);
        },
        [],
        stopping);

    private static int Delete(SqliteConnection connection, SqliteTransaction transaction, long upTo, IReadOnlyCollection<EventClass> classes, int room)
    {
        var rows = connection.Query<(long Seq, long Class, long Bytes)>(
            "SELECT seq, class, length(body) FROM events WHERE seq <= @upTo AND class IN @classes ORDER BY seq LIMIT @room",
            new { upTo, classes = classes.Select(one => (int)one), room }, transaction).Select(row => new KeptEvent(row.Seq, (EventClass)row.Class, row.Bytes)).ToList();
        return rows.Count == 0 ? 0 : Delete(connection, transaction, rows);
    }

    private static int Delete(SqliteConnection connection, SqliteTransaction transaction, IReadOnlyList<KeptEvent> rows)
    {
        connection.Execute("DELETE FROM events WHERE seq = @Seq", rows.Select(row => new { row.Seq }), transaction);
        connection.Execute(
            "INSERT INTO journal_state(name, value) VALUES(@DeletedBytes, @bytes) ON CONFLICT(name) DO UPDATE SET value = value + excluded.value",
            new { JournalSchema.DeletedBytes, bytes = rows.Sum(row => row.Bytes) }, transaction);
        return rows.Count;
    }

    public static JournalSizes Sizes(SqliteConnection connection, JournalHealth health)
    {
        var total = connection.ExecuteScalar<long?>("SELECT total FROM events ORDER BY seq DESC LIMIT 1") ?? 0;
        var deleted = connection.ExecuteScalar<long?>("SELECT value FROM journal_state WHERE name = @DeletedBytes", new { JournalSchema.DeletedBytes }) ?? 0;
        var reusable = connection.ExecuteScalar<long>("SELECT f.freelist_count * p.page_size FROM pragma_freelist_count f, pragma_page_size p");
        return new JournalSizes(total - deleted, health.FileBytes(), reusable, health.FreeBytes()) { Written = total };
    }
}
