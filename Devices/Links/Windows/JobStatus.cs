namespace EdgeGateway.Devices.Links.Windows;

/// <summary>What the bits of JOB_INFO_1.Status (winspool.h) mean for a receipt. Pure.</summary>
internal static class JobStatus
{
    private const uint Error = 0x2, Deleting = 0x4, Offline = 0x20, PaperOut = 0x40, Deleted = 0x100, Blocked = 0x200, UserIntervention = 0x400;

    /// <summary>The worst first. Null is a job the queue has finished with.</summary>
    public static QueueState Read(uint? bits) => bits switch
    {
        null => QueueState.Taken,
        { } set when (set & PaperOut) != 0 => QueueState.PaperOut,
        { } set when (set & Offline) != 0 => QueueState.Offline,
        { } set when (set & (Error | Blocked | UserIntervention)) != 0 => QueueState.Error,
        { } set when (set & (Deleting | Deleted)) != 0 => QueueState.Removed,
        _ => QueueState.Taken,
    };
}
