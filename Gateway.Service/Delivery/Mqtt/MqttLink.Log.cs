namespace EdgeGateway.Service.Delivery.Mqtt;

internal sealed partial class MqttLink
{
    [LoggerMessage(Level = LogLevel.Debug, Message = "Link to {Address} ended: {Reason}")]
    private static partial void Ended(ILogger logger, string address, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Address} refused the subscription to {Topic}: events are delivered, but what comes on it (receipts, commands) is not heard. Allow the topic on the broker")]
    private static partial void NotSubscribed(ILogger logger, string address, string topic);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Command {Name} from {Address} was dropped: too many wait. The platform gets no answer and may send it again")]
    private static partial void CommandDropped(ILogger logger, string address, string name);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Receipt from {Address} is not understood ({Problem}); it is ignored. Check the receiving platform")]
    private static partial void BadReceipt(ILogger logger, string address, string? problem);
}
