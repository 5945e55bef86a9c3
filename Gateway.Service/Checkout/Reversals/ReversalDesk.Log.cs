namespace EdgeGateway.Service.Checkout.Reversals;

internal sealed partial class ReversalDesk
{
    [LoggerMessage(LogLevel.Information, "till: sale {SaleId} {Kind}, event {Seq}")]
    private partial void LogReversed(ReversalKind kind, Guid saleId, long seq);

    [LoggerMessage(LogLevel.Error, "till: a cancellation or return could not be written; see the journal's own trouble, then do it again")]
    private partial void LogUnavailable(Exception trouble);
}
