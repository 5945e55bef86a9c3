using Dapper;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Journal.Salvage;

/// <summary>Copies one table from a damaged database, row by row, stepping over what cannot be read.</summary>
internal sealed class TableCopy(SqliteConnection source, SqliteConnection target, SqliteTransaction transaction)
{
    /// <param name="table">Name, as in <c>sqlite_master</c>.</param>
    /// <param name="sql">Its <c>CREATE TABLE</c>.</param>
    public SalvagedTable Copy(string table, string sql)
    {
        target.Execute(sql, transaction: transaction);
        return sql.Contains("WITHOUT ROWID", StringComparison.OrdinalIgnoreCase) ? CopyInOneGo(table) : CopyByRow(table);
    }

    private SalvagedTable CopyInOneGo(string table)
    {
        var progress = new Progress();
        var whole = TryCopyRows($"SELECT 0, * FROM {Quoted(table)}", table, progress);
        return new SalvagedTable(table, progress.Rows, whole ? 0 : 1);
    }

    private SalvagedTable CopyByRow(string table)
    {
        var (progress, gaps) = (new Progress(), 0);
        while (!TryCopyRows($"SELECT rowid, * FROM {Quoted(table)} WHERE rowid > {progress.Last} ORDER BY rowid", table, progress))
        {
            gaps++;
            if (DamageGap.End(progress.Last, long.MaxValue / 4, from => IsReadable(table, from)) is not { } sound) break;
            progress.Last = sound;
        }

        return new SalvagedTable(table, progress.Rows, gaps);
    }

    private bool IsReadable(string table, long after)
    {
        try
        {
            using var command = source.CreateCommand();
            command.CommandText = $"SELECT * FROM {Quoted(table)} WHERE rowid > {after} ORDER BY rowid LIMIT 1";
            using var reader = command.ExecuteReader();
            if (reader.Read()) reader.GetValues(new object[reader.FieldCount]);
            return true;
        }
        catch (SqliteException damaged) when (JournalFault.IsDamage(damaged))
        {
            return false;
        }
    }

    private bool TryCopyRows(string query, string table, Progress progress)
    {
        try
        {
            using var command = source.CreateCommand();
            command.CommandText = query;
            using var reader = command.ExecuteReader();
            using var insert = Insert(table, reader.FieldCount - 1);
            while (reader.Read())
            {
                for (var i = 1; i < reader.FieldCount; i++) insert.Parameters[i - 1].Value = reader.GetValue(i);
                progress.Rows += TryInsert(insert);
                progress.Last = reader.GetInt64(0);
            }

            return true;
        }
        catch (SqliteException damaged) when (JournalFault.IsDamage(damaged))
        {
            return false;
        }
    }

    // What a damaged page seems to hold may be anything: a row that breaks a constraint is not a row of this table.
    private static int TryInsert(SqliteCommand insert)
    {
        try
        {
            return insert.ExecuteNonQuery();
        }
        catch (SqliteException refused) when (refused.SqliteErrorCode == SQLitePCL.raw.SQLITE_CONSTRAINT)
        {
            return 0;
        }
    }

    private SqliteCommand Insert(string table, int columns)
    {
        var command = target.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"INSERT INTO {Quoted(table)} VALUES({string.Join(", ", Enumerable.Range(0, columns).Select(i => $"${i}"))})";
        for (var i = 0; i < columns; i++) command.Parameters.AddWithValue($"${i}", DBNull.Value);
        return command;
    }

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private sealed class Progress
    {
        public long Rows { get; set; }

        /// <summary>Row id up to which everything was read or given up. Ids start at 1 in every table of ours.</summary>
        public long Last { get; set; }
    }
}
