using EdgeGateway.Service.Checkout.Identity;
using EdgeGateway.Service.Checkout.Ledger;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Checkout.Media;

/// <summary>SQL of the bindings. Ended ones stay, so that it can be told who was behind a code on a day.</summary>
internal static class MediumRows
{
    public static IReadOnlyList<string> Hashes(SqliteConnection connection)
    {
        using var command = connection.Command("SELECT code_hash FROM medium_binding WHERE ended_utc IS NULL");
        using var row = command.ExecuteReader();
        var hashes = new List<string>();
        while (row.Read())
            hashes.Add(row.GetString(0));
        return hashes;
    }

    public static MediumRow? Open(SqliteConnection connection, string codeHash)
    {
        using var command = connection.Command("""
            SELECT id, identity_month, identity_key, identity, buyer_hash, buyer_name, buyer_number FROM medium_binding
            WHERE code_hash = $hash AND ended_utc IS NULL AND identity IS NOT NULL
            """);
        using var row = command.With("$hash", codeHash).ExecuteReader();
        return row.Read()
            ? new MediumRow(Guid.Parse(row.GetString(0)), codeHash, new SealedIdentity(row.GetString(1), row.GetString(2), row.GetFieldValue<byte[]>(3)),
                row.Text(4) ?? "", row.GetString(5), row.GetString(6))
            : null;
    }

    public static void Write(SqliteConnection connection, SqliteTransaction transaction, MediumRow row, DateTimeOffset now)
    {
        using var command = connection.Command("""
            INSERT INTO medium_binding (id, code_hash, bound_utc, buyer_hash, buyer_name, buyer_number, identity, identity_month, identity_key)
            VALUES ($id, $hash, $now, $buyer, $name, $number, $identity, $month, $key)
            """, transaction);
        command.With("$id", row.Id.ToString()).With("$hash", row.CodeHash).With("$now", Sql.Iso(now)).With("$buyer", row.BuyerHash)
            .With("$name", row.MaskedName).With("$number", row.MaskedNumber)
            .With("$identity", row.Identity.Box).With("$month", row.Identity.Month).With("$key", row.Identity.KeyId).ExecuteNonQuery();
    }

    public static void End(SqliteConnection connection, SqliteTransaction transaction, string codeHash, DateTimeOffset now)
    {
        using var command = connection.Command("UPDATE medium_binding SET ended_utc = $now WHERE code_hash = $hash AND ended_utc IS NULL", transaction);
        command.With("$hash", codeHash).With("$now", Sql.Iso(now)).ExecuteNonQuery();
    }
}
