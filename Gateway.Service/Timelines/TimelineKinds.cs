namespace EdgeGateway.Service.Timelines;

/// <summary>What is kept of the last day.</summary>
internal static class TimelineKinds
{
    /// <summary>Worst state of a thing within the minute; numbers of <see cref="WorstStates"/>.</summary>
    public const string State = "state";

    /// <summary>Events a destination does not have yet.</summary>
    public const string Queue = "queue";

    /// <summary>Age of the oldest event that waits for a destination, seconds.</summary>
    public const string Lag = "lag";

    /// <summary>Longest write of the minute until it was on disk, seconds.</summary>
    public const string Commit = "commit";

    /// <summary>Resident memory of this process, bytes.</summary>
    public const string Memory = "memory";

    /// <summary>Hottest thermal zone, degrees Celsius.</summary>
    public const string Temperature = "temperature";

    /// <summary>Left on the journal's disk, bytes.</summary>
    public const string Disk = "disk";

    /// <summary>Pictures a second of a camera.</summary>
    public const string FrameRate = "fps";
}
