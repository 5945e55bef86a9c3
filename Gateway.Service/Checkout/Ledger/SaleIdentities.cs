using EdgeGateway.Service.Checkout.Identity;
using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Checkout.Ledger;

/// <summary>Opens the identity behind a sale, for the one who must get it. What comes back is never stored, logged or shown.</summary>
internal sealed class SaleIdentities(JournalStore journal, IdentityVault vault)
{
    /// <summary>Null when the sale has none, its key is gone, or it was changed.</summary>
    public BuyerFields? Open(Guid saleId)
    {
        var identity = journal.Read(connection =>
        {
            using var command = connection.Command("SELECT identity_month, identity_key, identity FROM sale WHERE id = $id AND identity IS NOT NULL");
            using var row = command.With("$id", saleId.ToString()).ExecuteReader();
            return row.Read() ? new SealedIdentity(row.GetString(0), row.GetString(1), row.GetFieldValue<byte[]>(2)) : null;
        });
        return identity is null ? null : vault.Open(identity, saleId);
    }
}
