using System.Runtime.InteropServices;

namespace EdgeGateway.Vision.Capture.Clips;

/// <summary>What the system says about a folder that should be memory.</summary>
/// <param name="IsMemory">It is tmpfs or ramfs, whatever its name.</param>
/// <param name="Size">Bytes it can hold.</param>
/// <param name="Free">Bytes it can still take.</param>
internal sealed partial record MemoryFolder(bool IsMemory, long Size, long Free)
{
    private const long Tmpfs = 0x01021994;
    private const long Ramfs = 0x858458f6;
    private const int OwnerOnly = 0b111_000_000;

    /// <summary>Null when the system does not tell; only Linux does.</summary>
    public static MemoryFolder? Look(string folder)
    {
        if (!OperatingSystem.IsLinux() || !Environment.Is64BitProcess)
            return null;
        // struct statfs on 64-bit Linux: f_type, f_bsize, f_blocks, f_bfree, f_bavail, and more.
        var found = new long[32];
        return StatFs(folder, found) == 0 ? new MemoryFolder(found[0] is Tmpfs or Ramfs, found[2] * found[1], found[4] * found[1]) : null;
    }

    /// <summary>A new folder that nobody else may look into. What is there by that name and cannot be deleted is somebody else's: false.</summary>
    public static bool Make(string folder)
    {
        try
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
        // Not CreateDirectory: it is content with a folder or a link that somebody put there a moment ago.
        return MakeDirectory(folder, OwnerOnly) == 0;
    }

    [LibraryImport("libc", EntryPoint = "statfs", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatFs(string path, [Out] long[] facts);

    [LibraryImport("libc", EntryPoint = "mkdir", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int MakeDirectory(string path, int mode);
}
