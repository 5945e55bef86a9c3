using System.Runtime.InteropServices;

namespace EdgeGateway.Service.Updates;

/// <summary>
/// The folder with one folder a version, the link to the one that runs, and the note about a version on trial. What the scripts beside the service
/// (deploy/systemd) read and write too: plain lines NAME=VALUE.
/// </summary>
internal sealed class VersionsFolder(string home)
{
    /// <summary>Folders that are left after an update, with the new one.</summary>
    private const int Kept = 3;

    private string TrialFile => Path.Combine(home, "trial");

    public bool OnTrial => File.Exists(TrialFile);

    /// <summary>What became of the last trial; empty when there was none.</summary>
    public IReadOnlyDictionary<string, string> LastUpdate => Lines(Path.Combine(home, "last-update"));

    public IReadOnlyDictionary<string, string> Trial => Lines(TrialFile);

    /// <summary>The version that runs from the next start on; null before the first.</summary>
    public string? Current => new FileInfo(Path.Combine(home, "current")).LinkTarget is { } target ? Path.GetFileName(target) : null;

    public string FolderOf(string version) => Path.Combine(home, "versions", version);

    public IReadOnlyList<string> Versions => Directory.Exists(Path.Combine(home, "versions"))
        ? [.. new DirectoryInfo(Path.Combine(home, "versions")).GetDirectories().Select(folder => folder.Name).Where(ReleaseOrder.IsVersion).Order(Comparer<string>.Create(ReleaseOrder.Compare))]
        : [];

    /// <summary>An empty folder to unpack into; what an interrupted update left there is gone.</summary>
    public string Begin(string version)
    {
        var part = Path.Combine(home, "versions", $".{version}.part");
        if (Directory.Exists(part))
            Directory.Delete(part, recursive: true);
        Directory.CreateDirectory(part);
        return part;
    }

    /// <summary>Gives the unpacked folder its name, once everything in it is on disk.</summary>
    public void Finish(string part, string version)
    {
        Sync();
        // A folder of that name which is not in use comes from an update that was taken back.
        if (Directory.Exists(FolderOf(version)))
            Directory.Delete(FolderOf(version), recursive: true);
        Directory.Move(part, FolderOf(version));
        Sync();
    }

    /// <summary>From the next start on the candidate is on trial. One rename: a power cut leaves it noted or not noted.</summary>
    /// <param name="lines">NAME=VALUE.</param>
    /// <param name="before">Answer of <c>/health</c> before; null when there was none.</param>
    public void Note(IReadOnlyDictionary<string, string> lines, string? before)
    {
        if (before is not null)
            Put(TrialFile + ".before", before);
        else
            File.Delete(TrialFile + ".before");
        Put(TrialFile, string.Concat(lines.Select(line => $"{line.Key}={line.Value.ReplaceLineEndings(" ")}\n")));
    }

    /// <summary>Deletes the oldest versions; never the one that runs, the one on trial, or the one it would go back to.</summary>
    public void Prune()
    {
        var trial = Trial;
        var needed = new[] { Current, trial.GetValueOrDefault("candidate"), trial.GetValueOrDefault("previous") };
        foreach (var old in Versions.SkipLast(Kept).Except(needed))
            Directory.Delete(FolderOf(old!), recursive: true);
    }

    private static void Put(string path, string text)
    {
        using (var file = new FileStream(path + ".part", FileMode.Create, FileAccess.Write))
        {
            file.Write(System.Text.Encoding.UTF8.GetBytes(text));
            file.Flush(flushToDisk: true);
        }

        File.Move(path + ".part", path, overwrite: true);
        Sync();
    }

    private static Dictionary<string, string> Lines(string file) => File.Exists(file)
        ? File.ReadLines(file).Select(line => line.Split('=', 2)).Where(parts => parts.Length == 2).ToDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal)
        : [];

    // The names of files are on disk only when their folder is; .NET cannot force a folder alone.
    private static void Sync()
    {
        if (OperatingSystem.IsLinux())
            SyncAll();
    }

    [DllImport("libc", EntryPoint = "sync")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern void SyncAll();
}
