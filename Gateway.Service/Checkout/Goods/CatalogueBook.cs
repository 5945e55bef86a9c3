using EdgeGateway.Service.Checkout.Ledger;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Checkout.Goods;

/// <summary>Which edition was in effect since when, in the journal.</summary>
internal static class CatalogueBook
{
    public static string? Last(SqliteConnection connection)
    {
        using var command = connection.Command("SELECT sha256 FROM catalogue_edition ORDER BY rowid DESC LIMIT 1");
        return command.ExecuteScalar() as string;
    }

    public static void Write(SqliteConnection connection, SqliteTransaction transaction, CatalogueEdition edition, DateTimeOffset since)
    {
        using var command = connection.Command("INSERT INTO catalogue_edition (since_utc, version, date, sha256) VALUES ($since, $version, $date, $sha)", transaction);
        command.With("$since", Sql.Iso(since)).With("$version", edition.Version)
            .With("$date", Sql.Day(edition.Date)).With("$sha", edition.Sha256).ExecuteNonQuery();
    }
}
