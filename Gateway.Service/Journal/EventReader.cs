using EdgeGateway.Protocols.Messages;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Journal;

/// <summary>
/// Reads events by number. A damaged page in the middle does not hold up what comes after it: what cannot be read is skipped, and shown as trouble.
/// </summary>
internal sealed partial class EventReader(JournalHealth health, ILogger<EventReader> log)
{
    private const string Columns = "SELECT seq, id, type, class, time, body FROM events ";

    /// <param name="connection">Read-only.</param>
    /// <param name="after">Exclusive start.</param>
    /// <param name="max">Most events.</param>
    /// <param name="maxBytes">No further event once the bodies together have this many bytes; the first always comes.</param>
    public IReadOnlyList<CommittedEvent> After(SqliteConnection connection, long after, int max, long maxBytes)
    {
        var events = new List<CommittedEvent>();
        if (TryRead(connection, after, max, events, maxBytes) || events.Count > 0) return events;
        SkipDamage(connection, after, max, events, maxBytes);
        return events;
    }

    private void SkipDamage(SqliteConnection connection, long after, int max, List<CommittedEvent> events, long maxBytes)
    {
        var sound = DamageGap.End(after, Newest(connection) - 1, from => IsReadable(connection, from))
            ?? throw new JournalUnavailableException($"Events from {after + 1} on cannot be read: the journal is damaged. Stop the gateway and run: edgegateway journal salvage.", new InvalidDataException());
        LogUnreadable(after + 1, sound);
        health.Unreadable(after + 1, sound);
        TryRead(connection, sound, max, events, maxBytes);
    }

    private static bool IsReadable(SqliteConnection connection, long after) => TryRead(connection, after, 1, [], long.MaxValue);

    private static bool TryRead(SqliteConnection connection, long after, int max, List<CommittedEvent> events, long maxBytes)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Columns + "WHERE seq > $after ORDER BY seq LIMIT $max";
        command.Parameters.AddWithValue("$after", after);
        command.Parameters.AddWithValue("$max", max);
        try
        {
            using var reader = command.ExecuteReader();
            while (maxBytes > 0 && reader.Read())
            {
                events.Add(Row(reader));
                maxBytes -= events[^1].Body.Length;
            }

            return true;
        }
        catch (SqliteException damaged) when (JournalFault.IsDamage(damaged))
        {
            return false;
        }
    }

    private static long Newest(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT max(seq) FROM events";
        return command.ExecuteScalar() is long newest ? newest : 0;
    }

    private static CommittedEvent Row(SqliteDataReader reader)
    {
        var body = reader.GetFieldValue<byte[]>(5);
        return new CommittedEvent(
            reader.GetInt64(0),
            new Guid(reader.GetFieldValue<byte[]>(1), bigEndian: true),
            reader.GetString(2),
            (EventClass)reader.GetInt32(3),
            DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(4)),
            body,
            HashChain.HashOf(body) ?? "");
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "Events {From} to {To} cannot be read: a page of the journal is damaged. Stop the gateway and run: edgegateway journal salvage")]
    private partial void LogUnreadable(long from, long to);
}
