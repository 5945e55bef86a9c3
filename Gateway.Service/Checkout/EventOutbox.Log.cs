namespace EdgeGateway.Service.Checkout;

internal sealed partial class EventOutbox
{
    [LoggerMessage(LogLevel.Error, "till: event {Type} cannot be written yet and is tried again; check disk space and the data folder's rights")]
    private partial void LogWaiting(string type, Exception trouble);
}
