namespace EdgeGateway.Service.Commands;

internal sealed partial class CommandDesk
{
    [LoggerMessage(Level = LogLevel.Information, Message = "{Destination}: command {Name} {Id} of {Who}: {Code} in {Milliseconds} ms")]
    private partial void LogExecuted(string destination, string name, string? id, string who, string code, long milliseconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Destination}: too many commands, {Name} was refused. Ask the platform's operator what it is doing")]
    private partial void LogBusy(string destination, string name);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Destination}: command {Name} cannot be recorded: {Reason}")]
    private partial void LogNotRecorded(string destination, string name, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Destination}: command {Name} failed; report this with the log")]
    private partial void LogFailed(string destination, string name, Exception failure);
}
