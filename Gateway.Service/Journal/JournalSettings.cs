namespace EdgeGateway.Service.Journal;

/// <summary>What the journal needs to know, and its tuning. The tuning figures were measured (README), they are not configuration.</summary>
internal sealed record JournalSettings(string Directory, string GatewayId)
{
    /// <summary>Commits that may wait for the writer; more wait in <c>CommitAsync</c>.</summary>
    public int QueueCapacity { get; init; } = 1024;

    /// <summary>Most commits in one SQLite transaction.</summary>
    public int GroupLimit { get; init; } = 512;

    /// <summary>Size of the write-ahead log, in pages of 4 KB, at which SQLite copies it into the file.</summary>
    public int CheckpointPages { get; init; } = 1000;

    /// <summary>Read-only connections kept open.</summary>
    public int Readers { get; init; } = 4;

    /// <summary>How long to wait before the disk is tried again after it refused.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(3);

    public string DatabasePath => Path.Combine(Directory, "journal.db");

    public string LockPath => Path.Combine(Directory, "journal.lock");

    public string NumberLeasePath => Path.Combine(Directory, "journal.seq");
}
