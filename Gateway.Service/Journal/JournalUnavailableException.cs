namespace EdgeGateway.Service.Journal;

/// <summary>The journal could not write (disk full, read-only, gone). The message says what to do; nothing was half written.</summary>
public sealed class JournalUnavailableException(string message, Exception inner) : Exception(message, inner);
