using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace EdgeGateway.Vision.Capture;

/// <summary>
/// Makes room for a third of a full-size picture in the pipe of a decoder: with Linux' own 64 KB the two sides wake each other fifty times a picture. What the system does not grant
/// (a user may have 64 MB of it) is done without.
/// </summary>
internal static partial class PipeRoom
{
    private const int SetPipeSize = 1031;
    private const int Bytes = 1 << 20;

    public static void Widen(SafePipeHandle pipe)
    {
        if (OperatingSystem.IsLinux())
            _ = Control(pipe, SetPipeSize, Bytes);
    }

    [LibraryImport("libc", EntryPoint = "fcntl")]
    private static partial int Control(SafeHandle file, int command, nint argument);
}
