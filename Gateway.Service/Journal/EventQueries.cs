using EdgeGateway.Protocols.Messages;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Journal;

/// <summary>Reads events by number.</summary>
internal static class EventQueries
{
    public static IReadOnlyList<CommittedEvent> After(SqliteConnection connection, long after, int max)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT seq, id, type, class, time, body FROM events WHERE seq > $after ORDER BY seq LIMIT $max";
        command.Parameters.AddWithValue("$after", after);
        command.Parameters.AddWithValue("$max", max);
        var events = new List<CommittedEvent>();
        using var reader = command.ExecuteReader();
        while (reader.Read()) events.Add(Row(reader));
        return events;
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
}
