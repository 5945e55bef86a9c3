using EdgeGateway.Devices.ReceiptPrinter;

namespace EdgeGateway.Service.Checkout.Receipts;

internal sealed partial class ReceiptDesk
{
    [LoggerMessage(LogLevel.Warning, "till: receipt of sale {SaleId} is {Outcome} ({Trouble}); look at the paper and reprint on the till page")]
    private partial void LogNotProved(Guid saleId, PrintOutcome outcome, string? trouble);

    [LoggerMessage(LogLevel.Error, "till: receipt of sale {SaleId} failed inside the gateway; reprint it on the till page and report this")]
    private partial void LogFailed(Guid saleId, Exception trouble);

    [LoggerMessage(LogLevel.Error, "till: what became of the receipt of sale {SaleId} could not be written; check disk space and the data folder's rights")]
    private partial void LogFactLost(Guid saleId, Exception trouble);
}
