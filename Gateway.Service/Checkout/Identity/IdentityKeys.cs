using EdgeGateway.Service.Checkout.Ledger;
using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Checkout.Identity;

/// <summary>Where wrapped data keys lie.</summary>
internal static class IdentityKeys
{
    /// <summary>Looks them up in the journal's file.</summary>
    public static Func<string, string, byte[]?> In(JournalStore journal) => (month, keyId) => journal.Read(connection =>
    {
        using var command = connection.Command("SELECT wrapped FROM identity_key WHERE month = $month AND key_id = $key");
        return command.With("$month", month).With("$key", keyId).ExecuteScalar() as byte[];
    });

    /// <summary>Store keys that old identities were sealed under and that are not the one of today.</summary>
    public static IReadOnlyList<string> Foreign(JournalStore journal, string keyId) => journal.Read(connection =>
    {
        using var command = connection.Command("SELECT DISTINCT key_id FROM identity_key WHERE key_id <> $key ORDER BY key_id");
        using var row = command.With("$key", keyId).ExecuteReader();
        var ids = new List<string>();
        while (row.Read())
            ids.Add(row.GetString(0));
        return ids;
    });
}
