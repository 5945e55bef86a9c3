using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace EdgeGateway.Devices.Links.Windows;

/// <summary>winspool.drv. Compiled everywhere, called on Windows only; it has never been run there.</summary>
internal static unsafe partial class Winspool
{
    /// <summary>Offset of Status in JOB_INFO_1W on 64 bits: JobId and padding (8), five strings (40).</summary>
    internal const int StatusAt = 48;

    private const int JobInfoBytes = 4096;

    [LibraryImport("winspool.drv", EntryPoint = "OpenPrinterW", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool OpenPrinter(string name, out nint handle, nint defaults);

    [LibraryImport("winspool.drv", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool ClosePrinter(nint handle);

    [LibraryImport("winspool.drv", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool EndPagePrinter(nint handle);

    [LibraryImport("winspool.drv", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool EndDocPrinter(nint handle);

    /// <summary>DOC_INFO_1 with data type RAW, then the first page.</summary>
    public static int StartRawDoc(nint handle, string title)
    {
        fixed (char* name = title)
        fixed (char* type = "RAW")
        {
            var document = stackalloc char*[3] { name, null, type };
            var job = StartDocPrinter(handle, 1, document);
            return job != 0 && StartPagePrinter(handle) ? job : 0;
        }
    }

    public static int WriteAll(nint handle, ReadOnlyMemory<byte> bytes)
    {
        fixed (byte* start = bytes.Span)
            return WritePrinter(handle, start, bytes.Length, out var written) ? written : 0;
    }

    public static uint? StatusOf(nint handle, int job)
    {
        var info = stackalloc byte[JobInfoBytes];
        return GetJob(handle, job, 1, info, JobInfoBytes, out _)
            ? BinaryPrimitives.ReadUInt32LittleEndian(new ReadOnlySpan<byte>(info + StatusAt, sizeof(uint)))
            : null;
    }

    [LibraryImport("winspool.drv", EntryPoint = "StartDocPrinterW", SetLastError = true)]
    private static partial int StartDocPrinter(nint handle, int level, char** document);

    [LibraryImport("winspool.drv", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool StartPagePrinter(nint handle);

    [LibraryImport("winspool.drv", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool WritePrinter(nint handle, byte* bytes, int count, out int written);

    [LibraryImport("winspool.drv", EntryPoint = "GetJobW", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool GetJob(nint handle, int job, int level, byte* info, int size, out int needed);
}
