using EdgeGateway.Service.Delivery.Sending;

namespace EdgeGateway.Service.Delivery;

internal sealed partial class DestinationWorker
{
    [LoggerMessage(Level = LogLevel.Information, Message = "{Destination}: connected to {Address}; {Waiting} events wait, window {Window}")]
    private static partial void Connected(ILogger logger, string destination, string address, long waiting, int window);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Destination}: no link to {Address} ({Kind}: {Detail}). {Waiting} events wait on this box, nothing is lost; it is tried again by itself")]
    private static partial void Lost(ILogger logger, string destination, string address, LossKind kind, string detail, long waiting);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Destination}: still no link, next {Address} in {Pause}; {Waiting} events wait")]
    private static partial void StillLost(ILogger logger, string destination, string address, TimeSpan pause, long waiting);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Destination}: the platform lacks {Count} events it should have ({Ranges}); sending them again")]
    private static partial void SendingAgain(ILogger logger, string destination, long count, RangeSet ranges);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Destination}: the broker hangs up whenever event {Seq} ({Type}) comes; it is set aside. Look at the quarantine list, fix the cause, send it again")]
    private static partial void HangsUp(ILogger logger, string destination, long seq, string type);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Destination}: the sending loop failed and starts again. Events are safe; report this with the log")]
    private static partial void Failed(ILogger logger, string destination, Exception failure);
}
