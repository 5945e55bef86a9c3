using EdgeGateway.Service.Checkout.Ledger;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Checkout.Receipts;

/// <summary>The last sales, kept at hand so that drawing the page reads no disk.</summary>
internal sealed class SaleBoard(SaleLedger ledger)
{
    public const int Shown = 5;

    private readonly Lock _gate = new();
    private IReadOnlyList<CommittedSale> _latest = [];

    /// <summary>A sale was added, or something about its paper changed.</summary>
    public event Action? Changed;

    /// <summary>Newest first.</summary>
    public IReadOnlyList<CommittedSale> Latest => Volatile.Read(ref _latest);

    /// <summary>False while the journal cannot be read.</summary>
    public bool TryRefresh()
    {
        try
        {
            lock (_gate)
                Volatile.Write(ref _latest, ledger.Latest(Shown));
        }
        catch (SqliteException)
        {
            return false;
        }
        Changed?.Invoke();
        return true;
    }
}
