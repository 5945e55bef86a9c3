namespace EdgeGateway.Service.Delivery.Mqtt;

internal sealed partial class MqttLink
{
    [LoggerMessage(Level = LogLevel.Debug, Message = "Link to {Address} ended: {Reason}")]
    private static partial void Ended(ILogger logger, string address, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Address} refused the subscription to {Topic}: events are delivered, but the platform's receipts cannot be shown. Allow the topic on the broker")]
    private static partial void NoReceipts(ILogger logger, string address, string topic);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Receipt from {Address} is not understood ({Problem}); it is ignored. Check the receiving platform")]
    private static partial void BadReceipt(ILogger logger, string address, string? problem);
}
