namespace EdgeGateway.Service.Journal;

internal sealed partial class JournalWriter
{
    [LoggerMessage(Level = LogLevel.Error, Message = "The journal cannot write: {Cause} {NextStep} It is tried again by itself.")]
    private partial void LogUnavailable(Exception thrown, string cause, string nextStep);

    [LoggerMessage(Level = LogLevel.Critical, Message = "The journal hit a mistake in the program; report this with the log")]
    private partial void LogBroken(Exception thrown);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Path} could not be written; check the disk. Only needed should the journal be damaged as well.")]
    private partial void LogLeaseNotWritten(Exception thrown, string path);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The write-ahead log could not be copied at stop; the next start does it")]
    private partial void LogNotCheckpointed(Exception thrown);
}
