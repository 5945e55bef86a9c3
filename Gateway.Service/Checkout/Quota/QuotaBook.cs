using EdgeGateway.Service.Checkout.Goods;
using EdgeGateway.Service.Checkout.Ledger;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Checkout.Quota;

/// <summary>SQL of the quotas: planted areas and what a buyer took. Buyers are keyed hashes here, never numbers.</summary>
internal static class QuotaBook
{
    private const decimal Hundredths = 100m;

    private const string Bought = """
        SELECT coalesce(sum(l.n_mg), 0), coalesce(sum(l.p2o5_mg), 0), coalesce(sum(l.k2o_mg), 0), coalesce(sum(l.active_mg), 0)
        FROM sale s JOIN sale_line l ON l.sale_id = s.id WHERE s.buyer_hash = $buyer AND s.date_local >= $from
        """;

    private const string Returned = """
        SELECT coalesce(sum(l.n_mg / l.quantity * r.quantity), 0), coalesce(sum(l.p2o5_mg / l.quantity * r.quantity), 0),
          coalesce(sum(l.k2o_mg / l.quantity * r.quantity), 0), coalesce(sum(l.active_mg / l.quantity * r.quantity), 0)
        FROM sale s JOIN sale_reversal v ON v.sale_id = s.id JOIN sale_reversal_line r ON r.reversal_id = v.id
          JOIN sale_line l ON l.sale_id = s.id AND l.line = r.line
        WHERE s.buyer_hash = $buyer AND s.date_local >= $from
        """;

    public static IReadOnlyDictionary<string, decimal> AreasOf(SqliteConnection connection, string buyerHash)
    {
        using var command = connection.Command("SELECT crop, area_100 FROM buyer_area WHERE buyer_hash = $buyer");
        using var row = command.With("$buyer", buyerHash).ExecuteReader();
        var areas = new Dictionary<string, decimal>(StringComparer.Ordinal);
        while (row.Read())
            areas[row.GetString(0)] = row.GetInt64(1) / Hundredths;
        return areas;
    }

    /// <summary>Contents of everything bought in this store since a day, less what came back.</summary>
    public static Contents UsedBy(SqliteConnection connection, string buyerHash, DateOnly from) =>
        Sum(connection, Bought, buyerHash, from) + Sum(connection, Returned, buyerHash, from) * -1;

    /// <summary>An area of nothing takes the crop away.</summary>
    public static void Write(SqliteConnection connection, SqliteTransaction transaction, string buyerHash, string crop, decimal mu, DateTimeOffset now)
    {
        var text = mu > 0
            ? "INSERT INTO buyer_area (buyer_hash, crop, area_100, updated_utc) VALUES ($buyer, $crop, $area, $now) ON CONFLICT (buyer_hash, crop) DO UPDATE SET area_100 = excluded.area_100, updated_utc = excluded.updated_utc"
            : "DELETE FROM buyer_area WHERE buyer_hash = $buyer AND crop = $crop AND $area = $area AND $now = $now";
        using var command = connection.Command(text, transaction);
        command.With("$buyer", buyerHash).With("$crop", crop).With("$area", (long)decimal.Round(mu * Hundredths)).With("$now", Sql.Iso(now)).ExecuteNonQuery();
    }

    private static Contents Sum(SqliteConnection connection, string text, string buyerHash, DateOnly from)
    {
        using var command = connection.Command(text);
        using var row = command.With("$buyer", buyerHash).With("$from", Sql.Day(from)).ExecuteReader();
        return row.Read() ? new Contents(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3)) : default;
    }
}
