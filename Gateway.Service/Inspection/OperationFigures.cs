using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Checkout.Ledger;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Inspection;

/// <summary>What the clerks did in the last 30 days, as plain counts. No formula: whoever wants a rate divides.</summary>
internal sealed record OperationFigures
{
    public const int Days = 30;

    public required long Sales { get; init; }
    public required long SalesWithIdentity { get; init; }
    public required long DaysWithSales { get; init; }
    public required long DaysWithIdentity { get; init; }
    public required DateTimeOffset? LastSale { get; init; }
    public required long Refusals { get; init; }
    public required long CardsRead { get; init; }

    /// <summary>Sales whose newest paper was proved.</summary>
    public required long Printed { get; init; }

    /// <summary>Sales whose newest paper failed, is unknown or never came.</summary>
    public required long NotPrinted { get; init; }

    public static OperationFigures None { get; } = new()
    {
        Sales = 0,
        SalesWithIdentity = 0,
        DaysWithSales = 0,
        DaysWithIdentity = 0,
        LastSale = null,
        Refusals = 0,
        CardsRead = 0,
        Printed = 0,
        NotPrinted = 0,
    };

    /// <param name="connection">The journal, read-only.</param>
    /// <param name="now">Local time of the store.</param>
    public static OperationFigures Read(SqliteConnection connection, DateTimeOffset now)
    {
        var since = now.AddDays(-Days);
        var events = None with
        {
            Refusals = Count(connection, EventTypes.SaleRefused, since),
            CardsRead = Count(connection, EventTypes.IdentityRead, since),
        };
        return HasLedger(connection) ? Sold(connection, since, events) : events;
    }

    private static OperationFigures Sold(SqliteConnection connection, DateTimeOffset since, OperationFigures rest)
    {
        using var command = connection.Command("""
            SELECT COUNT(*), SUM(method <> 'none'), COUNT(DISTINCT date_local), COUNT(DISTINCT CASE WHEN method <> 'none' THEN date_local END),
                   (SELECT MAX(time_utc) FROM sale),
                   SUM((SELECT outcome FROM sale_receipt WHERE sale_id = sale.id ORDER BY copy DESC LIMIT 1) IN ('printed', 'probable'))
            FROM sale WHERE date_local > $since
            """).With("$since", since.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        using var row = command.ExecuteReader();
        row.Read();
        var (sales, printed) = (row.GetInt64(0), Number(row, 5));
        return rest with
        {
            Sales = sales,
            SalesWithIdentity = Number(row, 1),
            DaysWithSales = Number(row, 2),
            DaysWithIdentity = Number(row, 3),
            LastSale = row.Text(4) is { } last ? DateTimeOffset.Parse(last, System.Globalization.CultureInfo.InvariantCulture) : null,
            Printed = printed,
            NotPrinted = sales - printed,
        };
    }

    private static long Number(SqliteDataReader row, int column) => row.IsDBNull(column) ? 0 : row.GetInt64(column);

    private static long Count(SqliteConnection connection, string type, DateTimeOffset since)
    {
        using var command = connection.Command("SELECT COUNT(*) FROM events WHERE type = $type AND time >= $since").With("$type", type).With("$since", since.ToUnixTimeMilliseconds());
        return (long)command.ExecuteScalar()!;
    }

    private static bool HasLedger(SqliteConnection connection)
    {
        using var command = connection.Command("SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name IN ('sale', 'sale_receipt')");
        return (long)command.ExecuteScalar()! == 2;
    }
}
