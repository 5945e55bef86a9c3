using System.Globalization;
using System.Text.Json;
using Dapper;
using EdgeGateway.Service.Delivery.Mapping;
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
            var row = connection.QuerySingleOrDefault<(string Settled, string? Receipt, string Again)?>(
                "SELECT settled, receipt, again FROM delivery_cursor WHERE destination = @destination", new { destination });
            var quarantined = connection.Query<(long Seq, long Resend)>(
                "SELECT seq, resend FROM delivery_quarantine WHERE destination = @destination", new { destination }).ToList();
            return new SavedBook(
                row is null ? new RangeSet() : RangeSet.Parse(row.Value.Settled),
                row?.Receipt is { } json ? JsonSerializer.Deserialize(json, DeliveryJson.Default.Receipt) : null,
                [.. quarantined.Select(entry => entry.Seq)],
                [.. quarantined.Where(entry => entry.Resend == 1).Select(entry => entry.Seq)])
            {
                PersonalCount = connection.ExecuteScalar<long>("SELECT count(*) FROM personal_data_sent WHERE destination = @destination", new { destination }),
                Again = RangeSet.Parse(row?.Again ?? ""),
            };
        });
    }

    /// <summary>How many events are kept in a range.</summary>
    public static long CountIn(JournalStore journal, SeqRange range) => journal.Read(connection =>
        connection.ExecuteScalar<long>("SELECT count(*) FROM events WHERE seq BETWEEN @From AND @To", new { range.From, range.To }));

    /// <summary>Lowest number that is kept in a range, null when none is.</summary>
    public static long? FirstIn(JournalStore journal, SeqRange range) => journal.Read(connection =>
        connection.ExecuteScalar<long?>("SELECT min(seq) FROM events WHERE seq BETWEEN @From AND @To", new { range.From, range.To }));

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

    /// <summary>To whom personal data was handed over, newest first.</summary>
    public IReadOnlyList<PersonalDataSent> PersonalData(string? destination) =>
        journal.Read(connection => connection.Query<(string Destination, long Seq, string Fields, string SentAt)>(
            "SELECT destination, seq, fields, sent_at FROM personal_data_sent WHERE @destination IS NULL OR destination = @destination ORDER BY id DESC LIMIT @ListLimit",
            new { destination, ListLimit }).Select(row => new PersonalDataSent(row.Destination, row.Seq, row.Fields, DateTimeOffset.Parse(row.SentAt, CultureInfo.InvariantCulture))).ToList());

    /// <summary>Notes the wish to send these again, so that a restart does not forget it; gives back what it concerns.</summary>
    /// <param name="id">One entry; null for all of <paramref name="destination"/>.</param>
    /// <param name="destination">Null for any.</param>
    /// <param name="stopping">Gives up.</param>
    public async Task<IReadOnlyList<(string Destination, long Seq)>> AskResendAsync(long? id, string? destination, CancellationToken stopping)
    {
        const string Which = "(@id IS NULL OR id = @id) AND (@destination IS NULL OR destination = @destination)";
        var wish = new { id, destination };
        var found = journal.Read(connection => connection.Query<(string, long)>($"SELECT destination, seq FROM delivery_quarantine WHERE {Which} ORDER BY seq", wish).ToList());
        if (found.Count > 0)
            await journal.CommitAsync((connection, transaction, _) => connection.Execute($"UPDATE delivery_quarantine SET resend = 1 WHERE {Which}", wish, transaction), [], stopping);
        return found;
    }

    private static void Save(SqliteConnection connection, SqliteTransaction transaction, BookChanges change)
    {
        connection.Execute(
            """
            INSERT INTO delivery_cursor (destination, settled, receipt, again) VALUES (@Id, @Settled, @receipt, @Again)
            ON CONFLICT (destination) DO UPDATE SET settled = excluded.settled, receipt = excluded.receipt, again = excluded.again
            """,
            new { change.Id, change.Settled, change.Again, receipt = change.Receipt is null ? null : JsonSerializer.Serialize(change.Receipt, DeliveryJson.Default.Receipt) },
            transaction);
        connection.Execute(
            "INSERT INTO personal_data_sent (destination, seq, fields, sent_at) VALUES (@Destination, @Seq, @Fields, @at)",
            change.Provided.Select(sent => new { sent.Destination, sent.Seq, sent.Fields, at = sent.SentAt.ToString("O", CultureInfo.InvariantCulture) }),
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
