namespace EdgeGateway.Vision;

/// <summary>The machine's own time since it started, which nobody sets.</summary>
internal static class MachineClock
{
    private const string KernelFile = "/proc/sys/kernel/random/boot_id";

    /// <summary>The kernel's name for this start of the machine; null where there is none.</summary>
    public static string? Boot { get; } = ReadBoot();

    /// <summary>Since that start: the system's timestamps count from there.</summary>
    public static TimeSpan Now(TimeProvider clock) => clock.GetElapsedTime(0);

    private static string? ReadBoot() => File.Exists(KernelFile) ? File.ReadAllText(KernelFile).Trim() : null;
}
