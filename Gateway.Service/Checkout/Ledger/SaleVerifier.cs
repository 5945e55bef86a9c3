using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Checkout.Ledger;

/// <summary>Says whether the code on a receipt belongs to a record of this store, and whether ledger and event still say the same.</summary>
internal sealed class SaleVerifier(JournalStore journal)
{
    /// <param name="typed">As a person types it: any case, with or without dash.</param>
    public SaleVerification Verify(string typed) => journal.Read(connection => CodeCheck.Run(connection, typed));
}
