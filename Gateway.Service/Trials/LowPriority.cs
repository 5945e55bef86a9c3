using System.Runtime.InteropServices;

namespace EdgeGateway.Service.Trials;

/// <summary>Lets a thread of its own give way to everything else on the box. It stays so until the thread ends.</summary>
internal static class LowPriority
{
    /// <summary>A third of what a live camera's thread gets when both want the same core; a trial still ends on a busy box.</summary>
    private const int Nice = 5;

    /// <summary>Best effort: where the system refuses, the thread goes on as it is.</summary>
    public static void OfThisThread()
    {
        if (OperatingSystem.IsLinux())
            _ = SetPriority(which: 0, who: 0, Nice);
        else
            Thread.CurrentThread.Priority = ThreadPriority.Lowest;
    }

    // On Linux "process 0" is the calling thread; .NET's own ThreadPriority does nothing there.
    [DllImport("libc", EntryPoint = "setpriority")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetPriority(int which, uint who, int priority);
}
