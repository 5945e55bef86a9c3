using System.Runtime.InteropServices;

namespace EdgeGateway.Service.Memory;

/// <summary>Gives the system what the process does not need now. What is needed again comes back by itself.</summary>
internal static class PageRelease
{
    private const int DontNeed = 4;

    /// <summary>Objects nobody holds any more, and the room they leave; then what SQLite, TLS and the compiler left in the C library's heaps.</summary>
    public static void Heaps()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        if (OperatingSystem.IsLinux() && NativeLibrary.TryLoad("libc.so.6", out var library) && NativeLibrary.TryGetExport(library, "malloc_trim", out _))
            _ = TrimHeaps(0);
    }

    /// <summary>Program files as they are mapped now; none where the system is not Linux.</summary>
    public static IReadOnlyList<FileMapping> Mappings() =>
        OperatingSystem.IsLinux() ? FileMapping.Read(File.ReadLines("/proc/self/smaps")) : [];

    /// <summary>
    /// Lets go of pages that only show a file. The next touch finds them in the file again, as after the kernel took them for want of memory.
    /// </summary>
    /// <param name="before">As mapped a while ago. A library that is being loaded is written to for a moment (its addresses are put right) and must not lose that: what has
    /// not changed for so long is loaded, and the runtime does not unload.</param>
    public static void Files(IReadOnlyList<FileMapping> before)
    {
        var known = before.ToHashSet();
        foreach (var mapping in Mappings().Where(known.Contains))
            _ = MemoryAdvise((nint)mapping.Start, (nuint)(mapping.End - mapping.Start), DontNeed);
        if (OperatingSystem.IsWindows())
            _ = SetWorkingSet(-1, -1, -1, 0);
    }

    [DllImport("libc", EntryPoint = "madvise")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int MemoryAdvise(nint address, nuint length, int advice);

    [DllImport("libc.so.6", EntryPoint = "malloc_trim")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int TrimHeaps(nuint keep);

    /// <summary>-1 is the process itself; -1, -1 empties its working set.</summary>
    [DllImport("kernel32", EntryPoint = "SetProcessWorkingSetSizeEx")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int SetWorkingSet(nint process, nint smallest, nint largest, uint flags);
}
