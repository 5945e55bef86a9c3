using EdgeGateway.Protocols.Messages;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Journal;

/// <summary>Why the journal cannot be used, in words. Pure: from an exception and the free space to a kind and a trouble.</summary>
internal sealed record JournalFault(JournalFaultKind Kind, Trouble Trouble)
{
    // An I/O error on a disk with less than this left is a full disk: SQLite cannot grow its shared memory file and says IOERR.
    private const long NearlyNothing = 256 * 1024;

    /// <summary>Is it the store (disk, file) rather than a statement that is wrong?</summary>
    public static bool IsOfTheStore(SqliteException thrown) => KindOf(thrown.SqliteErrorCode) != JournalFaultKind.Program;

    /// <summary>Is the file no sound database any more?</summary>
    public static bool IsDamage(SqliteException thrown) => KindOf(thrown.SqliteErrorCode) == JournalFaultKind.Corrupt;

    public static JournalFault Of(Exception thrown, long? freeBytes)
    {
        var kind = thrown switch
        {
            SqliteException sqlite => KindOf(sqlite.SqliteErrorCode),
            JournalVersionException => JournalFaultKind.Newer,
            JournalLockedException => JournalFaultKind.Locked,
            UnauthorizedAccessException => JournalFaultKind.ReadOnly,
            IOException disk => DiskErrors.KindOf(disk),
            _ => JournalFaultKind.Program,
        };
        if (kind == JournalFaultKind.Disk && freeBytes < NearlyNothing) kind = JournalFaultKind.Full;
        return new JournalFault(kind, JournalTroubles.For(kind, thrown.Message));
    }

    /// <summary>Cause and next step in one line, for an exception.</summary>
    public string Sentence => $"{Trouble.Cause.En} {Trouble.NextStep.En}";

    private static JournalFaultKind KindOf(int sqliteCode) => sqliteCode switch
    {
        SQLitePCL.raw.SQLITE_FULL => JournalFaultKind.Full,
        SQLitePCL.raw.SQLITE_READONLY or SQLitePCL.raw.SQLITE_PERM or SQLitePCL.raw.SQLITE_AUTH => JournalFaultKind.ReadOnly,
        SQLitePCL.raw.SQLITE_IOERR or SQLitePCL.raw.SQLITE_CANTOPEN => JournalFaultKind.Disk,
        SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB => JournalFaultKind.Corrupt,
        SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED => JournalFaultKind.Locked,
        _ => JournalFaultKind.Program,
    };
}
