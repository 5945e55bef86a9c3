using Dapper;
using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Timelines;

/// <summary>The last day's SQL.</summary>
internal sealed class TimelineStore(JournalStore journal)
{
    /// <summary>What is older is deleted.</summary>
    public const int KeptMinutes = 24 * 60;

    private const int MostSeries = 500;

    /// <summary>
    /// Writes one minute and deletes what is a day older, or lies in the future because the clock was put back: so the table stays as small as one day,
    /// whatever the clock does.
    /// </summary>
    public Task WriteAsync(long minute, IReadOnlyList<TimelineSample> samples, CancellationToken stopping) => journal.CommitAsync(
        (connection, transaction, _) =>
        {
            var rows = samples.Take(MostSeries).Select(sample => new { sample.What, sample.Thing, sample.Value, minute }).ToList();
            connection.Execute("INSERT OR IGNORE INTO timeline_series (what, thing) VALUES (@What, @Thing)", rows, transaction);
            connection.Execute(
                "INSERT OR REPLACE INTO timeline (minute, series, value) SELECT @minute, id, @Value FROM timeline_series WHERE what = @What AND thing = @Thing",
                rows, transaction);
            connection.Execute("DELETE FROM timeline WHERE minute <= @oldest", new { oldest = minute - KeptMinutes }, transaction);
            connection.Execute("DELETE FROM timeline WHERE minute > @minute", new { minute }, transaction);
        },
        [],
        stopping);

    /// <summary>Forgets names nothing is kept of any more.</summary>
    public Task TidyAsync(CancellationToken stopping) => journal.CommitAsync(
        (connection, transaction, _) => connection.Execute("DELETE FROM timeline_series WHERE id NOT IN (SELECT DISTINCT series FROM timeline)", transaction: transaction),
        [],
        stopping);

    /// <summary>The day that ends with a minute, in slots of some minutes each. A slot without a sample has no point.</summary>
    /// <exception cref="JournalUnavailableException">The file cannot be read now.</exception>
    public IReadOnlyList<TimelineSeries> Read(long minute, int slotMinutes) => journal.Read(connection =>
        connection.Query<(string What, string Thing, long Slot, double Low, double High)>(
            """
            SELECT s.what, s.thing, t.minute / @slotMinutes, min(t.value), max(t.value)
            FROM timeline t JOIN timeline_series s ON s.id = t.series
            WHERE t.minute > @oldest AND t.minute <= @minute GROUP BY t.series, t.minute / @slotMinutes ORDER BY s.what, s.thing, 3
            """,
            new { slotMinutes, minute, oldest = minute - KeptMinutes })
            .GroupBy(row => (row.What, row.Thing))
            .Select(rows => new TimelineSeries(rows.Key.What, rows.Key.Thing, [.. rows.Select(row => new TimelinePoint(row.Slot, row.Low, row.High))]))
            .ToList());
}
