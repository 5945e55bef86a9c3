using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Journal;

/// <summary>
/// Writes a feature's own tables inside the commit that also holds its events. Runs on the journal's writer: only SQL, no waiting.
/// May run a second time when the first was rolled back, so nothing but SQL and plain assignments belongs in it.
/// </summary>
/// <param name="connection">The writer's connection.</param>
/// <param name="transaction">The commit; pass it to every command.</param>
/// <param name="events">The events of this commit with their numbers, in the order of the drafts.</param>
public delegate void FactWriter(SqliteConnection connection, SqliteTransaction transaction, IReadOnlyList<CommittedEvent> events);
