namespace EdgeGateway.Service.Health.Influx;

internal sealed partial class InfluxSink
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Metrics cannot be sent to the InfluxDB server ({Reason}); they wait on disk and are tried again. Check metrics.influx and the server")]
    private partial void LogAway(string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The InfluxDB server does not understand the metrics ({Reason}); they are dropped. Check that it takes the line protocol at this address")]
    private partial void LogRefused(string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "The InfluxDB server takes metrics again, {Waiting} requests wait")]
    private partial void LogBack(int waiting);

    [LoggerMessage(Level = LogLevel.Error, Message = "Sending metrics failed in an unforeseen way; the next look is tried all the same. Please tell the makers")]
    private partial void LogFailed(Exception failure);
}
