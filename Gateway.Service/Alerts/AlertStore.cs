using System.Text.Json;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Checkout.Ledger;
using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Alerts;

/// <summary>Tables of the room.</summary>
internal static class AlertSchema
{
    public static SchemaModule Module { get; } = new("alerts",
    [
        """
        CREATE TABLE alert_active (
            key  TEXT NOT NULL PRIMARY KEY,
            data TEXT NOT NULL -- as the event had it
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE alert_hook (
            id  TEXT NOT NULL PRIMARY KEY,
            seq INTEGER NOT NULL -- every alert up to this number was told there, or passed over
        ) STRICT, WITHOUT ROWID;
        """,
    ]);
}

/// <summary>What is raised, together with the events that say so: one commit, so that they never disagree, also over a restart.</summary>
internal sealed class AlertStore(JournalStore journal)
{
    /// <exception cref="JournalUnavailableException">The file cannot be read now.</exception>
    public IReadOnlyList<AlertData> Active() => journal.Read(connection =>
    {
        using var command = connection.Command("SELECT data FROM alert_active ORDER BY key");
        using var row = command.ExecuteReader();
        var active = new List<AlertData>();
        while (row.Read())
            active.Add(JsonSerializer.Deserialize(row.GetString(0), AlertsJson.Default.AlertData)!);
        return active;
    });

    /// <exception cref="JournalUnavailableException">Nothing was written.</exception>
    public Task RaiseAsync(AlertData alert, CancellationToken stopping) => CommitAsync(EventTypes.AlertRaised, alert, "INSERT OR REPLACE INTO alert_active(key, data) VALUES($key, $data)", stopping);

    /// <exception cref="JournalUnavailableException">Nothing was written.</exception>
    public Task ResolveAsync(AlertData alert, CancellationToken stopping) => CommitAsync(EventTypes.AlertResolved, alert, "DELETE FROM alert_active WHERE key = $key AND $data <> ''", stopping);

    /// <summary>Last number told to a webhook; null for a new one.</summary>
    public long? ToldUpTo(string hook) => journal.Read(connection =>
    {
        using var command = connection.Command("SELECT seq FROM alert_hook WHERE id = $id").With("$id", hook);
        return command.ExecuteScalar() as long?;
    });

    public Task ToldAsync(string hook, long seq, CancellationToken stopping) => journal.CommitAsync(
        (connection, transaction, _) =>
        {
            using var command = connection.Command("INSERT OR REPLACE INTO alert_hook(id, seq) VALUES($id, $seq)", transaction).With("$id", hook).With("$seq", seq);
            command.ExecuteNonQuery();
        },
        [],
        stopping);

    /// <summary>The next alert event after a number; null when there is none yet.</summary>
    public (long Seq, byte[] Body)? Next(long after) => journal.Read<(long, byte[])?>(connection =>
    {
        using var command = connection.Command("SELECT seq, body FROM events WHERE seq > $after AND type IN ($raised, $resolved) ORDER BY seq LIMIT 1")
            .With("$after", after).With("$raised", EventTypes.AlertRaised).With("$resolved", EventTypes.AlertResolved);
        using var row = command.ExecuteReader();
        return row.Read() ? (row.GetInt64(0), row.GetFieldValue<byte[]>(1)) : null;
    });

    private Task<IReadOnlyList<CommittedEvent>> CommitAsync(string type, AlertData alert, string sql, CancellationToken stopping) => journal.CommitAsync(
        (connection, transaction, _) =>
        {
            using var command = connection.Command(sql, transaction).With("$key", alert.Key).With("$data", JsonSerializer.Serialize(alert, AlertsJson.Plain.AlertData));
            command.ExecuteNonQuery();
        },
        [EventDraft.Of(type, "gateway", EventClass.Change, alert, AlertsJson.Plain.AlertData, alert.Key)],
        stopping);
}
