using System.Globalization;
using EdgeGateway.Service.Checkout.Ledger;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Checkout.Goods;

/// <summary>Which edition was in effect since when, in the journal.</summary>
internal static class CatalogueBook
{
    /// <summary>The newest first.</summary>
    public static IReadOnlyList<EditionSince> Latest(SqliteConnection connection, int most)
    {
        using var command = connection.Command("SELECT since_utc, version, date, sha256 FROM catalogue_edition ORDER BY rowid DESC LIMIT $most");
        using var row = command.With("$most", most).ExecuteReader();
        var editions = new List<EditionSince>();
        while (row.Read())
            editions.Add(new EditionSince(DateTimeOffset.Parse(row.GetString(0), CultureInfo.InvariantCulture), new CatalogueEdition(row.GetString(1), DateOnly.Parse(row.GetString(2), CultureInfo.InvariantCulture), row.GetString(3))));
        return editions;
    }

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

/// <summary>An edition, and since when it was in effect.</summary>
internal sealed record EditionSince(DateTimeOffset Since, CatalogueEdition Edition);
