namespace EdgeGateway.Service.Journal;

/// <summary>Another process has this journal open.</summary>
internal sealed class JournalLockedException(string path, Exception inner) : IOException($"{path} is held by another process", inner);
