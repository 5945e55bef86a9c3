using EdgeGateway.Protocols.Messages;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace EdgeGateway.Service.Journal;

/// <summary>Writes a group of commits in one transaction. Each stands in its own savepoint, so a fact writer that throws takes only itself.</summary>
internal sealed class GroupCommit(EventSealer sealer, GatewayClock clock)
{
    private const string Savepoint = "one_commit";

    /// <summary>Returns when the group is on disk. Throws when nothing of it is.</summary>
    /// <exception cref="SqliteException">Nothing was written, the file's head stands where it stood.</exception>
    public void Run(JournalFile file, IReadOnlyList<CommitRequest> group)
    {
        var head = file.Head;
        using (var transaction = file.Begin())
        {
            foreach (var request in group) Write(file, transaction, request, ref head);
            transaction.Commit();
        }

        file.Head = head;
    }

    private void Write(JournalFile file, SqliteTransaction transaction, CommitRequest request, ref ChainHead head)
    {
        var before = head;
        var events = sealer.Seal(request.Drafts, clock.Stamp(), ref head);
        if (request.Facts is null)
        {
            Insert(file, events, before.TotalBytes);
            request.Written(events);
            return;
        }

        transaction.Save(Savepoint);
        try
        {
            Insert(file, events, before.TotalBytes);
            request.Facts(file.Connection, transaction, events);
            request.Written(events);
        }
        catch (Exception thrown) when (!TakesAllDown(file.Connection, thrown))
        {
            transaction.Rollback(Savepoint);
            request.Refused(thrown);
            head = before;
        }

        transaction.Release(Savepoint);
    }

    private static void Insert(JournalFile file, IReadOnlyList<CommittedEvent> events, long total)
    {
        foreach (var @event in events) file.Insert(@event, total += @event.Body.Length);
    }

    // SQLite ends the whole transaction by itself when the disk is full or fails; then there is no savepoint to go back to.
    private static bool TakesAllDown(SqliteConnection connection, Exception thrown) =>
        raw.sqlite3_get_autocommit(connection.Handle) != 0 || (thrown is SqliteException sqlite && JournalFault.IsOfTheStore(sqlite));
}
