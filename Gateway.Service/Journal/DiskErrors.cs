namespace EdgeGateway.Service.Journal;

/// <summary>What an <see cref="IOException"/> means. .NET puts the system's own number into HResult: errno on Linux, a Win32 code on Windows.</summary>
internal static class DiskErrors
{
    private const int TryAgain = 11;
    private const int NoSpace = 28;
    private const int ReadOnlyFileSystem = 30;
    private const int WinWriteProtected = unchecked((int)0x80070013);
    private const int WinSharing = unchecked((int)0x80070020);
    private const int WinDiskFull = unchecked((int)0x80070070);

    /// <summary>Somebody else has the file open for himself.</summary>
    public static bool IsHeld(IOException error) => error.HResult is TryAgain or WinSharing;

    public static JournalFaultKind KindOf(IOException error) => error.HResult switch
    {
        NoSpace or WinDiskFull => JournalFaultKind.Full,
        ReadOnlyFileSystem or WinWriteProtected => JournalFaultKind.ReadOnly,
        _ => JournalFaultKind.Disk,
    };
}
