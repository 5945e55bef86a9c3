using EdgeGateway.Protocols.Messages;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Journal.Salvage;

/// <summary>Writes the events of a journal as text, one a line, byte for byte as they were sealed.</summary>
internal static class EventLines
{
    public static (long Written, long Altered) Write(SqliteConnection connection, string path)
    {
        var (written, altered) = (0L, 0L);
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT body FROM events ORDER BY seq";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var body = reader.GetFieldValue<byte[]>(0);
            if (HashChain.Verify(body) != ChainVerdict.Intact)
            {
                altered++;
                continue;
            }

            file.Write(body);
            file.WriteByte((byte)'\n');
            written++;
        }

        file.Flush(flushToDisk: true);
        return (written, altered);
    }
}
