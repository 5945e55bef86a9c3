using EdgeGateway.Service.Delivery;
using EdgeGateway.Service.Doctor.Probes;

namespace EdgeGateway.Service.Doctor.Checks;

/// <summary>Room, speed and health of the disks below the gateway's folders.</summary>
internal static class DiskChecks
{
    private const long Little = 1_000_000_000;
    private const long TooLittle = 200_000_000;
    private const double FewInodes = 0.05;
    private const double SlowMegabytes = 10;
    private const double NearlyWorn = 0.8;
    private static readonly TimeSpan SlowSync = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan VerySlowSync = TimeSpan.FromMilliseconds(500);

    public static IReadOnlyList<DoctorCheck> All { get; } =
    [
        DoctorCheck.Of("disk.speed", "磁盘速度", "Disk speed", context => Measured(context, Speed)),
        DoctorCheck.Of("disk.fsync", "落盘耗时", "Cost of fsync", context => Measured(context, Sync)),
        DoctorCheck.Of("disk.writable", "数据目录可写", "Data folder writable", Writable),
        DoctorCheck.Each("disk.free", "磁盘空间", "Disk space", context => Folders(context).Select(folder => Free(context, folder))),
        DoctorCheck.Each("disk.readonly", "磁盘只读", "Read-only file system", context => Folders(context).Select(folder => ReadOnly(context, folder))),
        DoctorCheck.Each("disk.inodes", "文件数上限", "Inodes", context => Folders(context).Select(folder => Inodes(context, folder))),
        DoctorCheck.Each("disk.wear", "存储寿命", "Disk wear", Wear),
    ];

    private static string Data(CheckContext context) => Path.GetFullPath(context.Options.DataDirectory);

    private static List<string> Folders(CheckContext context) =>
        [.. new[] { Data(context), context.Options.ModelDirectory }.Concat(context.Options.Destinations.Where(one => one is { Enabled: true, Kind: DestinationKinds.File }).Select(one => one.Folder.Path))
            .OfType<string>().Where(folder => folder.Length > 0).Select(folder => Existing(Path.GetFullPath(folder))).Distinct()];

    // Before the first start the folder is not there yet; the disk it will be on is.
    private static string Existing(string folder)
    {
        var at = folder;
        while (!Directory.Exists(at) && Path.GetDirectoryName(at) is { } parent)
            at = parent;
        return at;
    }

    private static Finding Measured(CheckContext context, Func<DiskSpeed, Finding> judge)
    {
        if (context.Machine.FileSystem(Existing(Data(context)))?.Free < TooLittle)
            return Finding.Skip("空间太少，没有测", "too little room to measure");
        var speed = Measure(context);
        return speed.Error is null ? judge(speed) : Finding.Skip("不能写，没有测", "cannot be written, not measured");
    }

    private static DiskSpeed Measure(CheckContext context) => context.Once("disk speed", () => context.Machine.DiskSpeed(Data(context), context.Clock));

    private static Finding Speed(DiskSpeed speed) => Finding.Of(speed.MegabytesPerSecond < SlowMegabytes ? CheckLevel.Warn : CheckLevel.Ok, Finding.Same($"{speed.MegabytesPerSecond:0} MB/s"),
        new("磁盘写得很慢", "The disk writes slowly"), new("看是否有别的程序在大量写盘；SD 卡或旧盘请更换", "See whether something else writes a lot; replace an SD card or an old disk"));

    private static Finding Sync(DiskSpeed speed) => Finding.Of(
        speed.MedianSync > VerySlowSync ? CheckLevel.Fail : speed.MedianSync > SlowSync ? CheckLevel.Warn : CheckLevel.Ok,
        new($"中位 {speed.MedianSync.TotalMilliseconds:0.0} 毫秒，最慢 {speed.WorstSync.TotalMilliseconds:0.0} 毫秒", $"median {speed.MedianSync.TotalMilliseconds:0.0} ms, worst {speed.WorstSync.TotalMilliseconds:0.0} ms"),
        new("每次登记都要等磁盘这么久", "Every record waits that long for the disk"), new("换成固态盘或工业级存储；看是否有别的程序在写盘", "Take an SSD or industrial storage; see whether something else writes"));

    private static Finding Writable(CheckContext context)
    {
        var error = Measure(context).Error;
        return Finding.Of(error is null ? CheckLevel.Ok : CheckLevel.Fail, Finding.Same(error ?? Data(context)),
            new("数据目录写不进去，什么都记不了", "The data folder cannot be written: nothing can be recorded"),
            new("检查磁盘是否已满、只读，以及网关用户的权限", "Check whether the disk is full or read-only, and the rights of the gateway's user"));
    }

    private static Finding Free(CheckContext context, string folder) => context.Machine.FileSystem(folder) is not { } disk
        ? Finding.Skip("系统没有给出", "the system does not tell", folder)
        : Finding.Of(disk.Free < TooLittle ? CheckLevel.Fail : disk.Free < Little ? CheckLevel.Warn : CheckLevel.Ok,
            new($"剩余 {disk.Free / 1e9:0.0} GB，共 {disk.Size / 1e9:0.0} GB", $"{disk.Free / 1e9:0.0} GB of {disk.Size / 1e9:0.0} GB free"),
            new("磁盘快满了：满了就不能登记", "The disk is nearly full: then nothing can be recorded"), new("清理这个磁盘上的其他文件；不要删网关的数据目录", "Remove other files from this disk; leave the gateway's data folder alone"), folder);

    private static Finding ReadOnly(CheckContext context, string folder) => context.Machine.FileSystem(folder) is not { } disk
        ? Finding.Skip("系统没有给出", "the system does not tell", folder)
        : Finding.Of(disk.IsReadOnly ? CheckLevel.Fail : CheckLevel.Ok, disk.IsReadOnly ? new("以只读方式挂载", "mounted read-only") : new("可读写", "read and write"),
            new("磁盘是只读的；系统发现坏块时也会这样", "The disk is read-only; the kernel does that too when it finds errors"), new("看 dmesg 有无磁盘错误；有就换盘，没有就重新挂载", "Look for disk errors in dmesg; replace the disk, or mount it again"), folder);

    private static Finding Inodes(CheckContext context, string folder) => context.Machine.FileSystem(folder) is not { Inodes: > 0 } disk
        ? Finding.Skip("没有文件数上限", "no such limit", folder)
        : Finding.Of(disk.InodesFree < 1000 ? CheckLevel.Fail : disk.InodesFree < disk.Inodes * FewInodes ? CheckLevel.Warn : CheckLevel.Ok,
            new($"还能建 {disk.InodesFree} 个文件，共 {disk.Inodes} 个", $"{disk.InodesFree} of {disk.Inodes} files can still be made"),
            new("文件数快用完，空间再多也写不进去", "The file system runs out of inodes: room does not help"), new("删掉大量的小文件（日志、缓存）", "Remove masses of small files (logs, caches)"), folder);

    private static IEnumerable<Finding> Wear(CheckContext context)
    {
        var known = context.Machine.Box().Disks.Where(disk => disk.Worn is not null || disk.NearEnd is not null).ToList();
        return known.Count == 0 ? [Finding.Skip("磁盘没有给出寿命", "the disks do not tell")] : known.Select(disk => Finding.Of(
            disk.NearEnd == true || disk.Worn >= 1 ? CheckLevel.Fail : disk.Worn >= NearlyWorn ? CheckLevel.Warn : CheckLevel.Ok,
            new($"寿命已用 {disk.Worn:P0}", $"{disk.Worn:P0} of its life used"), new("存储快写坏了", "The storage is nearly worn out"), new("安排更换存储或整机，先做备份", "Plan a replacement, and make a backup first"), disk.Name));
    }
}
