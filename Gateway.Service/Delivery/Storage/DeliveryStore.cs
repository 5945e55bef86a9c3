using System.Text.Json;
using Dapper;
using EdgeGateway.Service.Delivery.Quarantine;
using EdgeGateway.Service.Delivery.Receipts;
using EdgeGateway.Service.Journal;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Delivery.Storage;

/// <summary>Delivery's SQL.</summary>
internal sealed class DeliveryStore(JournalStore journal)
{
    private const int ListLimit = 1000;

    public SavedBook Load(string destination)
    {
        return journal.Read(connection =>
        {
            var row = connection.QuerySingleOrDefault<(string Settled, string? Receipt)?>(
                "SELECT settled, receipt FROM delivery_cursor WHERE destination = @destination", new { destination });
            var quarantined = connection.Query<(long Seq, long Resend)>(
                "SELECT seq, resend FROM delivery_quarantine WHERE destination = @destination", new { destination }).ToList();
            return new SavedBook(
                row is null ? new RangeSet() : RangeSet.Parse(row.Value.Settled),
                row?.Receipt is { } json ? JsonSerializer.Deserialize(json, DeliveryJson.Default.Receipt) : null,
                [.. quarantined.Select(entry => entry.Seq)],
                [.. quarantined.Where(entry => entry.Resend == 1).Select(entry => entry.Seq)]);
        });
    }

    /// <summary>One commit for all destinations.</summary>
    public Task SaveAsync(IReadOnlyList<BookChanges> changes) =>
        journal.CommitAsync((connection, transaction, _) =>
        {
            foreach (var change in changes)
                Save(connection, transaction, change);
        }, []);

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<QuarantineEntry> Quarantine(string? destination) =>
        journal.Read(connection => connection.Query<QuarantineRow>(
            "SELECT * FROM delivery_quarantine WHERE @destination IS NULL OR destination = @destination ORDER BY id LIMIT @ListLimit",
            new { destination, ListLimit }).Select(row => row.ToEntry()).ToList());

    /// <summary>Notes the wish, so that a restart does not forget it. Null when there is no such entry.</summary>
    public async Task<QuarantineEntry?> AskResendAsync(long id, CancellationToken stopping)
    {
        var entry = journal.Read(connection => connection.QuerySingleOrDefault<QuarantineRow>("SELECT * FROM delivery_quarantine WHERE id = @id", new { id }));
        if (entry is null)
            return null;
        await journal.CommitAsync((connection, transaction, _) =>
            connection.Execute("UPDATE delivery_quarantine SET resend = 1 WHERE id = @id", new { id }, transaction), [], stopping);
        return entry.ToEntry();
    }

    private static void Save(SqliteConnection connection, SqliteTransaction transaction, BookChanges change)
    {
        connection.Execute(
            """
            INSERT INTO delivery_cursor (destination, settled, receipt) VALUES (@Id, @Settled, @receipt)
            ON CONFLICT (destination) DO UPDATE SET settled = excluded.settled, receipt = excluded.receipt
            """,
            new { change.Id, change.Settled, receipt = change.Receipt is null ? null : JsonSerializer.Serialize(change.Receipt, DeliveryJson.Default.Receipt) },
            transaction);
        foreach (var (seq, entry) in change.Quarantine)
        {
            if (entry is null)
                connection.Execute("DELETE FROM delivery_quarantine WHERE destination = @Id AND seq = @seq", new { change.Id, seq }, transaction);
            else
                connection.Execute(
                    """
                    INSERT INTO delivery_quarantine (destination, seq, event_id, type, code, reason, since, attempts)
                    VALUES (@Destination, @Seq, @EventId, @Type, @Code, @Reason, @Since, 1)
                    ON CONFLICT (destination, seq) DO UPDATE SET
                        code = excluded.code, reason = excluded.reason, since = excluded.since, attempts = attempts + 1, resend = 0
                    """,
                    QuarantineRow.Of(entry),
                    transaction);
        }
    }
}
