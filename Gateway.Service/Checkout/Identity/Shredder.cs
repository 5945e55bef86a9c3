using System.Globalization;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Checkout.Ledger;
using EdgeGateway.Service.Journal;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Checkout.Identity;

/// <summary>
/// Destroys identities whose time is over: the month's key, the sealed boxes and the keyed hashes. The sales stay, with masked numbers.
/// Cannot be undone, so a clock that jumped ahead must not cause it: no day counts that lies far behind the newest sale.
/// </summary>
internal sealed partial class Shredder(JournalStore journal, IdentityVault vault, CheckoutOptions store, TimeProvider clock, ILogger<Shredder> log)
{
    private const int FurthestBehindTheNewestSale = 60;

    /// <summary>Months below this one, like <c>2024-11</c>, are over. Pure.</summary>
    /// <param name="today">What the clock says.</param>
    /// <param name="newestSale">Day of the newest sale.</param>
    /// <param name="keepYears">Years a sale's identity is kept after its month ended.</param>
    public static string FirstKeptMonth(DateOnly today, DateOnly newestSale, int keepYears)
    {
        var latest = newestSale.AddDays(FurthestBehindTheNewestSale);
        return (today < latest ? today : latest).AddYears(-keepYears).ToString("yyyy-MM", CultureInfo.InvariantCulture);
    }

    /// <summary>How many months were destroyed.</summary>
    public async Task<int> RunAsync(CancellationToken stopping)
    {
        var months = journal.Read(connection => NewestSale(connection) is { } newest
            ? MonthsBefore(connection, FirstKeptMonth(DateOnly.FromDateTime(clock.GetLocalNow().DateTime), newest, store.KeepYears))
            : []);
        foreach (var month in months)
        {
            var (sales, media) = journal.Read(connection => (Count(connection, "SELECT count(*) FROM sale WHERE identity_month = $month AND identity IS NOT NULL", month),
                Count(connection, "SELECT count(*) FROM medium_binding WHERE identity_month = $month AND identity IS NOT NULL", month)));
            var now = clock.GetUtcNow();
            await journal.CommitAsync((connection, transaction, _) => Destroy(connection, transaction, month, now),
                [EventDraft.Of(EventTypes.IdentityShredded, "till", EventClass.Sale, new IdentityShreddedData(month, sales, media), CheckoutJson.Plain.IdentityShreddedData)],
                stopping).ConfigureAwait(false);
            vault.Forget(month);
            LogShredded(month, sales, media);
        }
        return months.Count;
    }

    private static void Destroy(SqliteConnection connection, SqliteTransaction transaction, string month, DateTimeOffset now)
    {
        // Deleted rows are overwritten with zeros, not only unlinked.
        Run(connection, transaction, "PRAGMA secure_delete = ON", month, now);
        Run(connection, transaction, "UPDATE identity_key SET wrapped = zeroblob(length(wrapped)) WHERE month = $month", month, now);
        Run(connection, transaction, "DELETE FROM identity_key WHERE month = $month", month, now);
        Run(connection, transaction, "UPDATE sale SET identity = NULL, buyer_hash = NULL WHERE identity_month = $month", month, now);
        Run(connection, transaction, "UPDATE medium_binding SET identity = NULL, buyer_hash = NULL, ended_utc = coalesce(ended_utc, $now) WHERE identity_month = $month", month, now);
    }

    private static void Run(SqliteConnection connection, SqliteTransaction transaction, string text, string month, DateTimeOffset now)
    {
        using var command = connection.Command(text, transaction);
        command.With("$month", month).With("$now", Sql.Iso(now)).ExecuteNonQuery();
    }

    private static DateOnly? NewestSale(SqliteConnection connection)
    {
        using var command = connection.Command("SELECT max(date_local) FROM sale");
        return command.ExecuteScalar() is string day ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
    }

    private static List<string> MonthsBefore(SqliteConnection connection, string firstKept)
    {
        using var command = connection.Command("SELECT DISTINCT month FROM identity_key WHERE month < $first ORDER BY month");
        using var row = command.With("$first", firstKept).ExecuteReader();
        var months = new List<string>();
        while (row.Read())
            months.Add(row.GetString(0));
        return months;
    }

    private static int Count(SqliteConnection connection, string text, string month)
    {
        using var command = connection.Command(text);
        return Convert.ToInt32(command.With("$month", month).ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    [LoggerMessage(LogLevel.Information, "till: identities of {Month} were destroyed after their time: {Sales} sales, {Media} media")]
    private partial void LogShredded(string month, int sales, int media);
}

/// <summary>Data of <c>store.identity.shredded.v1</c>.</summary>
internal sealed record IdentityShreddedData(string Month, int Sales, int Media);
