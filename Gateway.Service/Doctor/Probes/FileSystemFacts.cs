using System.Runtime.InteropServices;

namespace EdgeGateway.Service.Doctor.Probes;

/// <summary>What the system says about the file system a folder is on.</summary>
/// <param name="Size">Bytes.</param>
/// <param name="Free">Bytes this user may still take.</param>
/// <param name="Inodes">Files it can have; 0 where there is no such limit.</param>
/// <param name="InodesFree">Files that can still be made.</param>
/// <param name="IsReadOnly">Mounted read-only, by an administrator or by the kernel after disk errors.</param>
internal sealed record FileSystemFacts(long Size, long Free, long Inodes, long InodesFree, bool IsReadOnly)
{
    private const int ReadAndWrite = 6;
    private const ulong MountedReadOnly = 1;

    /// <summary>Null when the system does not tell.</summary>
    public static FileSystemFacts? Of(string folder)
    {
        if (OperatingSystem.IsLinux() && Environment.Is64BitProcess)
            return OnLinux(folder);
        try
        {
            var drive = new DriveInfo(Path.GetFullPath(folder));
            return new FileSystemFacts(drive.TotalSize, drive.AvailableFreeSpace, 0, 0, false);
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    public static bool MayReadAndWrite(string path) => !OperatingSystem.IsLinux() || Access(path, ReadAndWrite) == 0;

    // struct statvfs on 64-bit glibc and musl: f_bsize, f_frsize, f_blocks, f_bfree, f_bavail, f_files, f_ffree, f_favail, f_fsid, f_flag.
    private static FileSystemFacts? OnLinux(string folder)
    {
        var found = new ulong[32];
        return StatVfs(folder, found) == 0
            ? new FileSystemFacts((long)(found[2] * found[1]), (long)(found[4] * found[1]), (long)found[5], (long)found[6], (found[9] & MountedReadOnly) != 0)
            : null;
    }

    [DllImport("libc", EntryPoint = "statvfs", BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int StatVfs([MarshalAs(UnmanagedType.LPUTF8Str)] string path, [In, Out] ulong[] facts);

    [DllImport("libc", EntryPoint = "access", BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Access([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int mode);
}
