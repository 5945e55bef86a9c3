using EdgeGateway.Service.Checkout.Ledger;
using EdgeGateway.Service.Checkout.Reversals;
using EdgeGateway.Service.Checkout.Stock;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Checkout.Export;

/// <summary>Reads the ledger of a period on any connection to the journal's file.</summary>
internal static class ExtractReader
{
    public static LedgerExtract Read(SqliteConnection connection, CheckoutOptions store, DateOnly from, DateOnly to)
    {
        var (sales, reversals) = (SaleReader.Between(connection, from, to), ReversalRows.Between(connection, from, to));
        var here = sales.Select(sale => sale.Id).ToHashSet();
        return new()
        {
            StoreName = store.StoreName,
            LicenceNumber = store.LicenceNumber,
            From = from,
            To = to,
            UpToSeq = LastSeq(connection),
            Sales = sales,
            Reversals = reversals,
            EarlierSales = [.. reversals.Select(one => one.SaleId).Distinct().Where(id => !here.Contains(id)).Select(id => SaleReader.Find(connection, id)).OfType<CommittedSale>()],
            Stock = StockRows.Between(connection, from, to, store),
        };
    }

    private static long LastSeq(SqliteConnection connection)
    {
        using var command = connection.Command("SELECT max(seq) FROM events");
        return command.ExecuteScalar() is long last ? last : 0;
    }
}
