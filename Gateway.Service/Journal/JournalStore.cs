using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Journal;

/// <summary>
/// The one place where anything becomes true: facts and the events that tell about them, in one SQLite commit
/// (WAL, synchronous=FULL, one writer, group commit).
/// </summary>
public sealed class JournalStore
{
    /// <summary>Number of the newest committed event, 0 when there is none.</summary>
    public long LastSeq { get; }

    /// <summary>
    /// Commits facts and events together. Returns when they are on disk; what returned survives kill -9 and power cut.
    /// A fact writer that throws takes only its own commit with it.
    /// </summary>
    /// <exception cref="JournalUnavailableException">The disk refuses; nothing was written.</exception>
    public Task<IReadOnlyList<CommittedEvent>> CommitAsync(FactWriter? facts, IReadOnlyList<EventDraft> events, CancellationToken stopping = default) =>
        throw new NotSupportedException();

    /// <summary>Runs a query on a read-only connection from a small pool.</summary>
    public T Read<T>(Func<SqliteConnection, T> query) => throw new NotSupportedException();

    /// <summary>Events with <c>Seq &gt; after</c> in order, at most <paramref name="max"/> of them.</summary>
    public IReadOnlyList<CommittedEvent> ReadEvents(long after, int max) => throw new NotSupportedException();

    /// <summary>Completes when an event with <c>Seq &gt; after</c> is committed, at once when there is one.</summary>
    public ValueTask WaitForMoreAsync(long after, CancellationToken stopping) => throw new NotSupportedException();
}
