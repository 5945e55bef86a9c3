using System.Globalization;
using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Updates;

/// <summary>
/// Checks a package, unpacks it beside the versions that are there and notes it for trial. Touches nothing that runs: the start of the service takes the noted
/// version, and takes it back. Every step can be interrupted; what counts is one file, written last.
/// </summary>
internal static class Updater
{
    /// <summary>The version that is on trial from the next start on, or why it is not.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="health">Answer of <c>/health</c> of what runs now; null when nothing answers.</param>
    public static (string? Version, Bilingual? Objection) Prepare(UpdateRequest request, string? health)
    {
        var folder = new VersionsFolder(request.Home);
        using var package = OpenPackage(request.Package);
        if (package is null)
            return (null, new Bilingual($"打不开升级包 {request.Package}", $"The package {request.Package} cannot be opened"));
        var (manifest, objection) = PackageReader.ReadManifest(package, TrustedKeys.In(request.Keys));
        if (manifest is null)
            return (null, objection);
        objection = Order(folder, manifest, request) ?? Schemas(manifest, request) ?? Room(manifest, request.Home);
        if (objection is not null)
            return (null, objection);

        var part = folder.Begin(manifest.Version);
        package.Position = 0;
        if (PackageReader.Unpack(package, manifest, part) is { } damaged)
        {
            Directory.Delete(part, recursive: true);
            return (null, damaged);
        }

        folder.Finish(part, manifest.Version);
        folder.Note(
            new Dictionary<string, string>
            {
                ["candidate"] = manifest.Version,
                ["previous"] = folder.Current!,
                ["attempts"] = "0",
                ["hold"] = Seconds(request.Hold),
                ["within"] = Seconds(request.Within),
                ["oneway"] = OneWay(manifest, request).Count > 0 ? "yes" : "",
            },
            health);
        folder.Prune();
        return (manifest.Version, null);
    }

    private static FileStream? OpenPackage(string path)
    {
        try
        {
            return File.OpenRead(path);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static Bilingual? Order(VersionsFolder folder, PackageManifest manifest, UpdateRequest request)
    {
        if (folder.Current is not { } current)
            return new Bilingual($"{request.Home} 里没有正在使用的版本", $"There is no current version in {request.Home}");
        if (folder.OnTrial)
            return new Bilingual("已有一个版本在试运行，请等它结束（update status）", "A version is on trial already; wait for its end (update status)");
        var order = ReleaseOrder.IsVersion(current) ? ReleaseOrder.Compare(manifest.Version, current) : 1;
        if (manifest.Version == current)
            return new Bilingual($"{current} 版正在使用", $"Version {current} is in use");
        return order > 0 || request.Force
            ? null
            : new Bilingual($"升级包是 {manifest.Version} 版，比现用的 {current} 版旧；确实要装请加 --force", $"The package is version {manifest.Version}, older than {current}, which is in use; --force takes it all the same");
    }

    private static Bilingual? Schemas(PackageManifest manifest, UpdateRequest request)
    {
        if (SchemaStep.TooNew(SchemaStep.In(request.DataDirectory), manifest.Schemas) is [_, ..] unreadable)
        {
            return new Bilingual(
                $"本地账本的表（{string.Join("、", unreadable)}）比该版本认识的新，装上后什么也记不了",
                $"Tables of the journal ({string.Join(", ", unreadable)}) are newer than that version knows; it could record nothing");
        }

        return OneWay(manifest, request) is [_, ..] raised && !request.OneWay
            ? new Bilingual(
                $"该版本会升级账本的表（{string.Join("、", raised)}），之后旧版本不能再用，试运行失败也回不去；先备份数据目录，再加 --one-way",
                $"That version raises tables of the journal ({string.Join(", ", raised)}); then no older one can be used, and a failed trial cannot go back. Copy the data folder, then say --one-way")
            : null;
    }

    private static IReadOnlyList<string> OneWay(PackageManifest manifest, UpdateRequest request) => SchemaStep.Raised(SchemaStep.In(request.DataDirectory), manifest.Schemas);

    private static Bilingual? Room(PackageManifest manifest, string home)
    {
        var needed = manifest.Files.Sum(file => file.Size) + 100_000_000;
        var free = new DriveInfo(Path.GetFullPath(home)).AvailableFreeSpace;
        return free >= needed ? null : new Bilingual($"磁盘空间不够：需要 {needed / 1_000_000} MB，剩 {free / 1_000_000} MB", $"Not enough room on the disk: {needed / 1_000_000} MB are needed, {free / 1_000_000} MB are left");
    }

    private static string Seconds(TimeSpan span) => ((long)Math.Ceiling(span.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
}
