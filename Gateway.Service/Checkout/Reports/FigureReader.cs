using EdgeGateway.Service.Checkout.Goods;
using EdgeGateway.Service.Checkout.Ledger;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Checkout.Reports;

/// <summary>Counts a period on any connection to the journal's file. The same rows always give the same figures.</summary>
internal static class FigureReader
{
    private const string Sales = """
        SELECT count(*), count(DISTINCT date_local), count(DISTINCT CASE WHEN method <> 'none' THEN date_local END),
          coalesce(sum(method = 'id-card'), 0), coalesce(sum(method = 'medium'), 0), coalesce(sum(verified), 0),
          coalesce(sum(quota_reason IS NOT NULL), 0), coalesce(sum(total_fen), 0), coalesce(sum(took_ms), 0),
          coalesce(sum(EXISTS (SELECT 1 FROM sale_line l WHERE l.sale_id = sale.id AND l.kind IN ('Pesticide', 'Fertiliser'))), 0),
          coalesce(sum(EXISTS (SELECT 1 FROM sale_line l WHERE l.sale_id = sale.id AND l.restricted = 1)), 0)
        FROM sale WHERE date_local BETWEEN $from AND $to
        """;

    private const string Reversals = """
        SELECT coalesce(sum(kind = 'cancelled'), 0), coalesce(sum(kind = 'returned'), 0), coalesce(sum(amount_fen), 0)
        FROM sale_reversal WHERE date_local BETWEEN $from AND $to
        """;

    private const string Sold = """
        SELECT coalesce(sum(l.n_mg), 0), coalesce(sum(l.p2o5_mg), 0), coalesce(sum(l.k2o_mg), 0), coalesce(sum(l.active_mg), 0)
        FROM sale s JOIN sale_line l ON l.sale_id = s.id WHERE s.date_local BETWEEN $from AND $to
        """;

    private const string CameBack = """
        SELECT coalesce(sum(l.n_mg / l.quantity * r.quantity), 0), coalesce(sum(l.p2o5_mg / l.quantity * r.quantity), 0),
          coalesce(sum(l.k2o_mg / l.quantity * r.quantity), 0), coalesce(sum(l.active_mg / l.quantity * r.quantity), 0)
        FROM sale_reversal v JOIN sale_reversal_line r ON r.reversal_id = v.id JOIN sale_line l ON l.sale_id = v.sale_id AND l.line = r.line
        WHERE v.date_local BETWEEN $from AND $to
        """;

    private const string Products = """
        SELECT code, max(name), max(unit), sum(sold), sum(returned), sum(amount) FROM (
          SELECT l.product_code AS code, l.name, l.unit, l.quantity AS sold, 0 AS returned, l.amount_fen AS amount
          FROM sale s JOIN sale_line l ON l.sale_id = s.id WHERE s.date_local BETWEEN $from AND $to
          UNION ALL SELECT l.product_code, l.name, l.unit, 0, r.quantity, -r.amount_fen
          FROM sale_reversal v JOIN sale_reversal_line r ON r.reversal_id = v.id JOIN sale_line l ON l.sale_id = v.sale_id AND l.line = r.line
          WHERE v.date_local BETWEEN $from AND $to)
        GROUP BY code ORDER BY code
        """;

    private const string Operators = """
        SELECT operator, sum(sales), sum(verified), sum(took), sum(cancelled), sum(returned) FROM (
          SELECT operator, 1 AS sales, verified, took_ms AS took, 0 AS cancelled, 0 AS returned FROM sale WHERE date_local BETWEEN $from AND $to
          UNION ALL SELECT operator, 0, 0, 0, kind = 'cancelled', kind = 'returned' FROM sale_reversal WHERE date_local BETWEEN $from AND $to)
        GROUP BY operator ORDER BY operator
        """;

    public static ReportFigures Read(SqliteConnection connection, DateOnly from, DateOnly to)
    {
        var sales = Numbers(connection, Sales, from, to);
        var back = Numbers(connection, Reversals, from, to);
        var counts = CountsOf(connection, from, to);
        return new ReportFigures
        {
            From = from,
            To = to,
            Days = to.DayNumber - from.DayNumber + 1,
            Sales = sales[0],
            DaysWithSales = sales[1],
            DaysWithRealNameSales = sales[2],
            SalesByCard = sales[3],
            SalesByMedium = sales[4],
            SalesVerified = sales[5],
            SalesOverQuota = sales[6],
            AmountFen = sales[7],
            CheckoutMs = sales[8],
            SalesOfInputs = sales[9],
            SalesRestricted = sales[10],
            Cancellations = back[0],
            Returns = back[1],
            GivenBackFen = back[2],
            // By the day it was entered: the day of purchase may lie in a period that is over.
            StockReceipts = Numbers(connection, "SELECT count(*) FROM stock_receipt WHERE substr(time_local, 1, 10) BETWEEN $from AND $to", from, to)[0],
            SoldMg = ContentsOf(Numbers(connection, Sold, from, to)) + ContentsOf(Numbers(connection, CameBack, from, to)) * -1,
            Counts = new SortedDictionary<string, long>(counts.Where(count => !count.Key.Contains(TillCounts.OfClerk)).ToDictionary(), StringComparer.Ordinal),
            Products = ProductsOf(connection, from, to),
            Operators = OperatorsOf(connection, counts, from, to),
        };
    }

    private static Contents ContentsOf(long[] numbers) => new(numbers[0], numbers[1], numbers[2], numbers[3]);

    private static long[] Numbers(SqliteConnection connection, string text, DateOnly from, DateOnly to)
    {
        using var command = connection.Command(text);
        using var row = command.With("$from", Sql.Day(from)).With("$to", Sql.Day(to)).ExecuteReader();
        row.Read();
        var numbers = new long[row.FieldCount];
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = row.GetInt64(i);
        return numbers;
    }

    private static SortedDictionary<string, long> CountsOf(SqliteConnection connection, DateOnly from, DateOnly to)
    {
        using var command = connection.Command("SELECT name, sum(value) FROM till_count WHERE date_local BETWEEN $from AND $to GROUP BY name");
        using var row = command.With("$from", Sql.Day(from)).With("$to", Sql.Day(to)).ExecuteReader();
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        while (row.Read())
            counts[row.GetString(0)] = row.GetInt64(1);
        return counts;
    }

    private static List<OperatorFigures> OperatorsOf(SqliteConnection connection, SortedDictionary<string, long> counts, DateOnly from, DateOnly to)
    {
        using var command = connection.Command(Operators);
        using var row = command.With("$from", Sql.Day(from)).With("$to", Sql.Day(to)).ExecuteReader();
        var operators = new SortedDictionary<string, OperatorFigures>(StringComparer.Ordinal);
        while (row.Read())
            operators[row.GetString(0)] = new OperatorFigures(row.GetString(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5));
        // Somebody may only have tried to read cards, and sold nothing.
        foreach (var name in counts.Keys.Where(key => key.Contains(TillCounts.OfClerk)).Select(key => key[(key.IndexOf(TillCounts.OfClerk) + 1)..]).Distinct())
        {
            operators[name] = (operators.GetValueOrDefault(name) ?? new OperatorFigures(name, 0, 0, 0, 0, 0)) with
            {
                ReadsOk = counts.GetValueOrDefault($"{TillCounts.ReadOk}{TillCounts.OfClerk}{name}"),
                ReadsFailed = counts.GetValueOrDefault($"{TillCounts.ReadFailed}{TillCounts.OfClerk}{name}"),
            };
        }
        return [.. operators.Values];
    }

    private static List<ProductFigures> ProductsOf(SqliteConnection connection, DateOnly from, DateOnly to)
    {
        using var command = connection.Command(Products);
        using var row = command.With("$from", Sql.Day(from)).With("$to", Sql.Day(to)).ExecuteReader();
        var products = new List<ProductFigures>();
        while (row.Read())
            products.Add(new ProductFigures(row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5)));
        return products;
    }
}
