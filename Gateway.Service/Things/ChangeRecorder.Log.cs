namespace EdgeGateway.Service.Things;

internal sealed partial class ChangeRecorder
{
    [LoggerMessage(Level = LogLevel.Information, Message = "{Thing} is {State}, trouble: {Trouble}")]
    private partial void Recorded(string thing, string state, string trouble);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A change of state could not be recorded yet; look at the journal's state, it is tried again every second")]
    private partial void NotRecorded(Exception trouble);
}
