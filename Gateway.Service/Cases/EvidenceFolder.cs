using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using EdgeGateway.Vision.Evidence;

namespace EdgeGateway.Service.Cases;

/// <summary>
/// Evidence pictures on disk: <c>evidence/yyyy/MM/dd/&lt;caseId&gt;/&lt;name&gt;</c> under the data folder, by the day (UTC) of the decision.
/// A picture gets its name only when all of it is on disk.
/// </summary>
internal sealed partial class EvidenceFolder(string dataDirectory)
{
    private readonly string _root = Path.Combine(Path.GetFullPath(dataDirectory), "evidence");

    /// <summary>Writes all of them, in the order given. Writing the same case again leads to the same files.</summary>
    /// <exception cref="IOException">The disk refuses.</exception>
    /// <exception cref="ArgumentException">A name that is no plain file name.</exception>
    public IReadOnlyList<CaseStill> Write(Guid caseId, DateTimeOffset decidedAt, IReadOnlyList<Still> stills)
    {
        var folder = FolderOf(caseId, decidedAt);
        Directory.CreateDirectory(folder);
        var written = stills.Select(still => Write(folder, still)).ToList();
        SyncFolder(folder);
        return written;
    }

    /// <summary>A file that somebody else wrote under its name becomes evidence: it is on disk when this returns.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="decidedAt">Names its folder.</param>
    /// <param name="still">Its name and what is known of it.</param>
    /// <param name="stopping">Gives up.</param>
    /// <exception cref="IOException">The disk refuses.</exception>
    public async Task<CaseStill> AdoptAsync(Guid caseId, DateTimeOffset decidedAt, CaseStill still, CancellationToken stopping)
    {
        var folder = FolderOf(caseId, decidedAt);
        await using var file = new FileStream(Path.Combine(folder, still.Name), FileMode.Open, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0, FileOptions.Asynchronous);
        file.Flush(flushToDisk: true);
        var digest = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, stopping));
        SyncFolder(folder);
        return still with { Sha256 = digest, Bytes = file.Length };
    }

    /// <summary>Path of one picture of a case, whether it is there or not; null for what is no picture's name.</summary>
    public string? PathOf(Guid caseId, DateTimeOffset decidedAt, string name) =>
        PlainName().IsMatch(name) ? Path.Combine(FolderOf(caseId, decidedAt), name) : null;

    /// <summary>Takes the pictures of a case away.</summary>
    /// <returns>Bytes that were freed; 0 when there was nothing.</returns>
    /// <exception cref="IOException">The disk refuses.</exception>
    public long Delete(Guid caseId, DateTimeOffset decidedAt)
    {
        var folder = new DirectoryInfo(FolderOf(caseId, decidedAt));
        if (!folder.Exists)
            return 0;
        var bytes = folder.EnumerateFiles().Sum(file => file.Length);
        folder.Delete(recursive: true);
        return bytes;
    }

    private string FolderOf(Guid caseId, DateTimeOffset decidedAt) =>
        Path.Combine(_root, $"{decidedAt.UtcDateTime:yyyy}", $"{decidedAt.UtcDateTime:MM}", $"{decidedAt.UtcDateTime:dd}", $"{caseId}");

    private static CaseStill Write(string folder, Still still)
    {
        if (!PlainName().IsMatch(still.Name))
            throw new ArgumentException($"evidence picture has no plain file name: {still.Name}", nameof(still));
        var part = Path.Combine(folder, $".{still.Name}.part");
        using (var file = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            file.Write(still.Jpeg.Span);
            file.Flush(flushToDisk: true);
        }
        File.Move(part, Path.Combine(folder, still.Name), overwrite: true);
        return new CaseStill(
            still.Name, Convert.ToHexStringLower(SHA256.HashData(still.Jpeg.Span)), still.Jpeg.Length, still.Width, still.Height, still.TakenAt)
        { Hidden = still.Hidden };
    }

    /// <summary>A rename is on disk only when its folder is. Windows does that with the file.</summary>
    private static void SyncFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;
        var handle = Open(folder, 0);
        if (handle < 0)
            return;
        _ = Sync(handle);
        _ = Close(handle);
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9.-]{0,60}$")]
    private static partial Regex PlainName();

    [DllImport("libc", EntryPoint = "open", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Sync(int handle);

    [DllImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int handle);
}
