using System.Text;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Health;
using EdgeGateway.Service.Journal;
using EdgeGateway.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace EdgeGateway.Benchmarks;

/// <summary>
/// Durable append: rows per second and latency at 1, 8 and 64 producers, beside a bare loop over the same SQLite library on the same disk in the
/// same run. Each line takes three seconds.
/// </summary>
internal static class JournalBench
{
    private const int DataBytes = 1000;
    private static readonly TimeSpan Span = TimeSpan.FromSeconds(3);
    private static readonly TimeProvider Clock = TimeProvider.System;
    private static readonly byte[] Data = Encoding.UTF8.GetBytes($$"""{"filler":"{{new string('x', DataBytes - 13)}}"}""");

    public static async Task<int> RunAsync()
    {
        Console.WriteLine($"journal: durable append, WAL, synchronous=FULL, {Data.Length} bytes of data; {Machine.Description}");
        Bare(1);
        Bare(50);
        foreach (var producers in new[] { 1, 8, 64 }) await JournalAsync(producers);
        return 0;
    }

    /// <summary>The goal's own case: 64 producers, beside the same SQLite in groups of 50. The first round warms up.</summary>
    public static async Task AppendAsync()
    {
        Bare(50);
        for (var i = 0; i < 3; i++) await JournalAsync(64);
    }

    private static void Bare(int rowsPerCommit)
    {
        using var folder = new TempFolder();
        using var connection = new SqliteConnection($"Data Source={folder.File("bare.db")};Pooling=False");
        connection.Open();
        Execute(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE row(seq INTEGER PRIMARY KEY, body BLOB NOT NULL)");
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO row(body) VALUES($body)";
        insert.Parameters.Add("$body", SqliteType.Blob).Value = Data;
        var (latencies, start) = (new Latencies(), Clock.GetTimestamp());
        while (Clock.GetElapsedTime(start) < Span)
        {
            var before = Clock.GetTimestamp();
            using (var transaction = connection.BeginTransaction(deferred: false))
            {
                insert.Transaction = transaction;
                for (var i = 0; i < rowsPerCommit; i++) insert.ExecuteNonQuery();
                transaction.Commit();
            }

            latencies.Add(Clock.GetElapsedTime(before));
        }

        Print($"bare SQLite, {rowsPerCommit} rows a commit", latencies.Count * rowsPerCommit / Clock.GetElapsedTime(start).TotalSeconds, latencies);
    }

    private static async Task JournalAsync(int producers)
    {
        using var folder = new TempFolder();
        await using var journal = JournalStore.Open(
            new JournalSettings(folder.Path, "bench"), new JournalContext([], new HealthRegistry(), Clock, NullLoggerFactory.Instance));
        var start = Clock.GetTimestamp();
        var all = await Task.WhenAll(Enumerable.Range(0, producers).Select(_ => Task.Run(() => ProduceAsync(journal, start))));
        var took = Clock.GetElapsedTime(start);
        var latencies = new Latencies();
        foreach (var one in all) latencies.Add(one);
        Print($"journal, {producers} producers", latencies.Count / took.TotalSeconds, latencies);
    }

    private static async Task<Latencies> ProduceAsync(JournalStore journal, long start)
    {
        var latencies = new Latencies();
        while (Clock.GetElapsedTime(start) < Span)
        {
            var before = Clock.GetTimestamp();
            await journal.CommitAsync(null, [new EventDraft("bench.row.appended.v1", "bench", EventClass.Telemetry, Data)]);
            latencies.Add(Clock.GetElapsedTime(before));
        }

        return latencies;
    }

    private static void Print(string what, double rate, Latencies latencies) => Console.WriteLine($"  {what,-30} {rate,9:#,0} rows/s  {latencies}");

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
