using EdgeGateway.Service.Delivery.Mqtt;

namespace EdgeGateway.Service.LocalPlatform;

internal sealed partial class ReferenceReceiver
{
    [LoggerMessage(Level = LogLevel.Information, Message = "received seq={Seq} type={Type} gateway={GatewayId}")]
    private static partial void Received(ILogger logger, long seq, string type, string gatewayId);

    [LoggerMessage(Level = LogLevel.Debug, Message = "received again, already in the ledger: seq={Seq} type={Type} gateway={GatewayId}")]
    private static partial void Again(ILogger logger, long seq, string type, string gatewayId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "receiver: a message on {Topic} is not taken ({Reason}); it is kept in the ledger's table refused. Look at who sends it")]
    private static partial void Refused(ILogger logger, string topic, string? reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "received picture {Name} of case {Case}, {Bytes} bytes, gateway={GatewayId}")]
    private static partial void PictureCame(ILogger logger, string name, Guid @case, long bytes, string gatewayId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "receiver: a message on {Topic} is no piece of a picture and is thrown away. Look at who sends it")]
    private static partial void NoPicture(ILogger logger, string topic);

    [LoggerMessage(Level = LogLevel.Information, Message = "receiver: connected to {Broker}, session kept: {SessionPresent}")]
    private static partial void Connected(ILogger logger, BrokerAddress broker, bool sessionPresent);

    [LoggerMessage(Level = LogLevel.Information, Message = "receiver: no connection to {Broker} ({Reason}); tried again by itself")]
    private static partial void Lost(ILogger logger, BrokerAddress broker, string reason);
}
