namespace EdgeGateway.Service.Journal;

/// <summary>What stands between the journal and its disk.</summary>
internal enum JournalFaultKind
{
    /// <summary>No space left.</summary>
    Full,

    /// <summary>The folder or file may not be written.</summary>
    ReadOnly,

    /// <summary>The disk answers with errors, or is gone.</summary>
    Disk,

    /// <summary>The file is not a sound database any more.</summary>
    Corrupt,

    /// <summary>Another program holds it.</summary>
    Locked,

    /// <summary>Written by a newer version of this program.</summary>
    Newer,

    /// <summary>A mistake in this program: a migration or a statement.</summary>
    Program,
}
