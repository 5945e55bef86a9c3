using System.Runtime.InteropServices;

namespace EdgeGateway.Service.Journal;

/// <summary>Asks the system whether a time server steers its clock.</summary>
internal static partial class TimeServerState
{
    // adjtimex(2): TIME_ERROR is returned as long as STA_UNSYNC is set, that is until a daemon (timesyncd, chrony, ntpd) disciplines the clock.
    private const int TimeError = 5;
    private const int RoomForTimex = 512;

    /// <summary>Null when the system does not tell: Windows, or a container that may not ask.</summary>
    public static bool? Ask() => Read()?.Synced;

    /// <summary>The same and how far off the clock may be.</summary>
    public static ClockReading? Read()
    {
        if (!OperatingSystem.IsLinux()) return null;
        // The first field, modes, stays 0: read only.
        var timex = new byte[RoomForTimex];
        return AdjTimeX(timex) switch
        {
            < 0 => null,
            TimeError => ClockReading.Of(timex, false, Environment.Is64BitProcess),
            _ => ClockReading.Of(timex, true, Environment.Is64BitProcess),
        };
    }

    [DllImport("libc", EntryPoint = "adjtimex")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int AdjTimeX([In, Out] byte[] timex);
}
