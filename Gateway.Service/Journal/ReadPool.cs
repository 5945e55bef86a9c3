using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Journal;

/// <summary>Read-only connections. A reader sees what was committed when its statement began and never waits for the writer.</summary>
internal sealed class ReadPool(string path, int keep) : IDisposable
{
    private readonly ConcurrentBag<SqliteConnection> _idle = [];
    private volatile bool _closed;

    public T Run<T>(Func<SqliteConnection, T> query)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        var connection = _idle.TryTake(out var idle) ? idle : Open();
        var result = default(T)!;
        var sound = false;
        try
        {
            result = query(connection);
            sound = true;
        }
        finally
        {
            // After an exception the connection may hold an open statement: not worth finding out.
            if (sound && _idle.Count < keep && !_closed) _idle.Add(connection);
            else connection.Dispose();
        }

        return result;
    }

    public void Dispose()
    {
        _closed = true;
        Empty();
    }

    /// <summary>Closes the connections nobody uses now; the next query opens one.</summary>
    public void Empty()
    {
        while (_idle.TryTake(out var connection)) connection.Dispose();
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(JournalFile.ConnectionText(path, SqliteOpenMode.ReadOnly));
        connection.Open();
        return connection;
    }
}
