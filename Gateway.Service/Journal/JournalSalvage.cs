using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Journal;

/// <summary>Reads what can still be read in a damaged journal. Never writes to it.</summary>
internal static class JournalSalvage
{
    /// <summary>The newest readable event; the start of the chain when there is none.</summary>
    public static ChainHead ReadHead(string path)
    {
        try
        {
            using var connection = new SqliteConnection(JournalFile.ConnectionText(path, SqliteOpenMode.ReadOnly));
            connection.Open();
            return JournalFile.ReadHead(connection);
        }
        catch (SqliteException)
        {
            // Expected of a damaged file: the caller falls back to the number lease.
            return ChainHead.Start;
        }
    }
}
