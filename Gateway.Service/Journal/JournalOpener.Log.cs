namespace EdgeGateway.Service.Journal;

internal sealed partial class JournalOpener
{
    [LoggerMessage(Level = LogLevel.Critical, Message = "The journal was damaged ({Reason}) and set aside as {Kept}; a new one was started. Run: edgegateway journal salvage {Kept}")]
    private partial void LogSetAside(string kept, string reason);
}
