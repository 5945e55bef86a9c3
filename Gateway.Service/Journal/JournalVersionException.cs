namespace EdgeGateway.Service.Journal;

/// <summary>The journal was written by a newer program; this one must not touch it.</summary>
internal sealed class JournalVersionException(string module, int found, int known)
    : Exception($"the journal's {module} tables have version {found}, this program knows {known}");
