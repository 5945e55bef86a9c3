namespace EdgeGateway.Service.Journal;

/// <summary>What the journal takes, in bytes.</summary>
/// <param name="Events">Bodies of all events that are kept.</param>
/// <param name="File">Database and write-ahead log on disk. Deleting does not make the file smaller; the room is used again.</param>
/// <param name="Reusable">Part of <paramref name="File"/> that deleted rows left free.</param>
/// <param name="Free">Left on the disk; null when the system does not tell.</param>
internal sealed record JournalSizes(long Events, long File, long Reusable, long? Free)
{
    /// <summary>Bodies of all events ever written.</summary>
    public long Written { get; init; }
}
