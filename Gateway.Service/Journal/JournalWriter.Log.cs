namespace EdgeGateway.Service.Journal;

internal sealed partial class JournalWriter
{
    [LoggerMessage(Level = LogLevel.Error, Message = "The journal cannot write: {Cause} {NextStep} It is tried again by itself.")]
    private partial void LogUnavailable(Exception thrown, string cause, string nextStep);

    [LoggerMessage(Level = LogLevel.Information, Message = "The journal writes again, newest event {LastSeq}")]
    private partial void LogWritesAgain(long lastSeq);

    [LoggerMessage(Level = LogLevel.Critical, Message = "The journal hit a mistake in the program; report this with the log")]
    private partial void LogBroken(Exception thrown);
}
