using System.Security.Cryptography;
using Dapper;
using EdgeGateway.Service.Checkout.Reports;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Cases.Reports;

/// <summary>SQL of frozen reports.</summary>
internal static class CityReportRows
{
    /// <summary>The frozen one, or the same bytes counted anew.</summary>
    public static StoreReport Make(SqliteConnection connection, ReportPeriod period, string gatewayId, TimeZoneInfo zone)
    {
        var frozen = connection.QuerySingleOrDefault<(byte[] Body, string Sha256)?>(
            "SELECT body, sha256 FROM city_report WHERE kind = @Kind AND first_day = @day", new { period.Kind, day = Day(period) });
        if (frozen is { } kept)
            return new StoreReport(period, kept.Body, kept.Sha256, Frozen: true);
        var body = CityReportTable.Write(period, CityFigureReader.Read(connection, period, zone), gatewayId);
        return new StoreReport(period, body, Convert.ToHexStringLower(SHA256.HashData(body)), Frozen: false);
    }

    /// <summary>The first one stays.</summary>
    public static void Freeze(SqliteConnection connection, SqliteTransaction transaction, StoreReport report, DateTimeOffset now) => connection.Execute(
        "INSERT INTO city_report (kind, first_day, frozen_utc, sha256, body) VALUES (@Kind, @day, @now, @Sha256, @Body) ON CONFLICT DO NOTHING",
        new { report.Period.Kind, day = Day(report.Period), now = CaseRow.Iso(now), report.Sha256, report.Body },
        transaction);

    private static string Day(ReportPeriod period) => period.From.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
