namespace EdgeGateway.Service.Checkout.Ledger;

internal sealed partial class SaleLedger
{
    [LoggerMessage(LogLevel.Information, "till: sale {SaleId} recorded as event {Seq} with {Lines} line(s)")]
    private partial void LogRecorded(Guid saleId, long seq, int lines);

    [LoggerMessage(LogLevel.Error, "till: the ledger cannot be written, the sale stays in the basket; check disk space and the data folder's rights")]
    private partial void LogUnavailable(Exception trouble);
}
