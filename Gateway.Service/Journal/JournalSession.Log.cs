namespace EdgeGateway.Service.Journal;

internal sealed partial class JournalSession
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "{Path} could not be written; check the disk. Only needed should the journal be damaged as well.")]
    private partial void LogLeaseNotWritten(Exception thrown, string path);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The write-ahead log could not be copied at stop; the next start does it")]
    private partial void LogNotCheckpointed(Exception thrown);
}
