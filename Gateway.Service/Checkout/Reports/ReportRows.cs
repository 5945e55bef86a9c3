using System.Security.Cryptography;
using EdgeGateway.Service.Checkout.Ledger;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Checkout.Reports;

/// <summary>SQL of frozen reports.</summary>
internal static class ReportRows
{
    /// <summary>The frozen one, or the same bytes counted anew.</summary>
    public static StoreReport Make(SqliteConnection connection, ReportPeriod period, CheckoutOptions store)
    {
        using var command = connection.Command("SELECT body, sha256 FROM store_report WHERE kind = $kind AND first_day = $first");
        using (var row = command.With("$kind", period.Kind).With("$first", Sql.Day(period.From)).ExecuteReader())
        {
            if (row.Read())
                return new StoreReport(period, row.GetFieldValue<byte[]>(0), row.GetString(1), Frozen: true);
        }
        var body = ReportTable.Write(period, FigureReader.Read(connection, period.From, period.To), store.StoreName, store.LicenceNumber);
        return new StoreReport(period, body, Convert.ToHexStringLower(SHA256.HashData(body)), Frozen: false);
    }

    /// <summary>The first one stays.</summary>
    public static void Freeze(SqliteConnection connection, SqliteTransaction transaction, StoreReport report, DateTimeOffset now)
    {
        using var command = connection.Command("INSERT INTO store_report (kind, first_day, frozen_utc, sha256, body) VALUES ($kind, $first, $now, $sha, $body) ON CONFLICT DO NOTHING", transaction);
        command.With("$kind", report.Period.Kind).With("$first", Sql.Day(report.Period.From)).With("$now", Sql.Iso(now)).With("$sha", report.Sha256).With("$body", report.Body).ExecuteNonQuery();
    }
}
