using EdgeGateway.Devices.BoxSensors;
using EdgeGateway.Devices.ReceiptPrinter.Painting;
using EdgeGateway.Service.Doctor;
using EdgeGateway.Service.Doctor.Probes;
using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Tests.Doctor;

/// <summary>Ways to break the machine: clock, disk, memory, heat.</summary>
internal static class BoxBreakers
{
    public static IReadOnlyList<Breaker> All { get; } =
    [
        Breaker.Fails("clock.plausible", rig => rig.Healthy with { Clock = new DoctorRig.Noon(new DateTimeOffset(2024, 5, 1, 0, 0, 0, TimeSpan.Zero)) }),
        Breaker.Warns("clock.synced", rig => Tells(rig, new ClockReading(false, 0, 0))),
        Breaker.Warns("clock.offset", rig => Tells(rig, new ClockReading(true, -3, 4))),
        Breaker.Warns("clock.service", rig => Rewritten(rig, "proc/77/comm", "bash", Tells(rig, new ClockReading(false, 0, 0)))),
        Breaker.Warns("clock.service", rig => Rewritten(rig, "proc/78/comm", "ntpd", rig.Healthy)),
        Breaker.Warns("clock.zone", rig => rig.Healthy with { Clock = new DoctorRig.Noon(offset: TimeSpan.Zero) }),
        Breaker.Warns("clock.hardware", rig =>
        {
            Directory.Delete(Path.Combine(rig.Root, "sys/class/rtc"), recursive: true);
            return rig.Healthy;
        }),
        Breaker.Warns("disk.speed", rig => Writes(rig, new DiskSpeed(3, TimeSpan.FromMilliseconds(3), TimeSpan.FromMilliseconds(9)))),
        Breaker.Warns("disk.fsync", rig => Writes(rig, new DiskSpeed(100, TimeSpan.FromMilliseconds(80), TimeSpan.FromMilliseconds(300)))),
        Breaker.Fails("disk.fsync", rig => Writes(rig, new DiskSpeed(100, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)))),
        Breaker.Fails("disk.writable", rig => Writes(rig, new DiskSpeed(0, TimeSpan.Zero, TimeSpan.Zero, "Read-only file system"))),
        Breaker.Warns("disk.free", rig => Has(rig, disk => disk with { Free = 700_000_000 })),
        Breaker.Fails("disk.free", rig => Has(rig, disk => disk with { Free = 10_000 })),
        Breaker.Fails("disk.readonly", rig => Has(rig, disk => disk with { IsReadOnly = true })),
        Breaker.Warns("disk.inodes", rig => Has(rig, disk => disk with { InodesFree = 40_000 })),
        Breaker.Fails("disk.inodes", rig => Has(rig, disk => disk with { InodesFree = 3 })),
        Breaker.Warns("disk.wear", rig => Feels(rig, box => box with { Disks = [new DiskReading("mmcblk0", 1, 0.9, false)] })),
        Breaker.Fails("disk.wear", rig => Feels(rig, box => box with { Disks = [new DiskReading("mmcblk0", 1, 0.5, true)] })),
        Breaker.Warns("box.memory", rig => Feels(rig, box => box with { MemoryAvailableBytes = 300_000_000 })),
        Breaker.Fails("box.memory", rig => Feels(rig, box => box with { MemoryAvailableBytes = 30_000_000 })),
        Breaker.Warns("box.pressure", rig => Rewritten(rig, "proc/pressure/memory", "some avg10=40.00 avg60=31.50 avg300=9.00 total=1", rig.Healthy)),
        Breaker.Warns("box.temperature", rig => Feels(rig, box => box with { Temperatures = [new Temperature("cpu-0", 84)] })),
        Breaker.Fails("box.temperature", rig => Feels(rig, box => box with { Temperatures = [new Temperature("cpu-0", 44), new Temperature("cpu-1", 97)] })),
        Breaker.Warns("box.throttling", rig => Feels(rig, box => box with { Throttled = 5000 })),
        Breaker.Fails("box.throttling", rig => Feels(rig, box => box with { PowerOrHeatTrouble = true })),
        Breaker.Warns("box.load", rig => Feels(rig, box => box with { Load = 4.0 * Environment.ProcessorCount })),
        Breaker.Warns("box.handles", rig => Rewritten(rig, "proc/self/limits", "Max open files            1024                 4096                 files", rig.Healthy)),
        Breaker.Fails("box.handles", rig =>
        {
            for (var i = 0; i < 9; i++)
                rig.Put($"proc/self/fd/{i}", "");
            return Rewritten(rig, "proc/self/limits", "Max open files            10                   10                   files", rig.Healthy);
        }),
        Breaker.Warns("box.handles.system", rig => Rewritten(rig, "proc/sys/fs/file-nr", "95000\t0\t100000", rig.Healthy)),
        Breaker.Warns("box.watchdog", rig => rig.Healthy with { Live = DoctorRig.Live }, rig => rig.Healthy with { Live = DoctorRig.Live, Machine = rig.Machine with { Variable = name => name == "WATCHDOG_USEC" ? "30000000" : null } }),
        Breaker.Warns("gateway.second", rig =>
        {
            rig.Put("proc/4711/comm", "edgegateway\n");
            rig.Put("proc/4711/cmdline", "/opt/edgegateway/edgegateway\0run\0");
            return rig.Healthy;
        }),
    ];

    private static CheckContext Tells(DoctorRig rig, ClockReading reading) => rig.Healthy with { Machine = rig.Machine with { TimeServer = () => reading } };

    private static CheckContext Writes(DoctorRig rig, DiskSpeed speed) => rig.Healthy with { Machine = rig.Machine with { DiskSpeed = (_, _) => speed } };

    private static CheckContext Has(DoctorRig rig, Func<FileSystemFacts, FileSystemFacts> change) => rig.Healthy with { Machine = rig.Machine with { FileSystem = folder => change(rig.Machine.FileSystem(folder)!) } };

    private static CheckContext Feels(DoctorRig rig, Func<BoxReading, BoxReading> change) => rig.Healthy with { Machine = rig.Machine with { Sensors = () => change(rig.Machine.Box()) } };

    private static CheckContext Rewritten(DoctorRig rig, string file, string text, CheckContext context)
    {
        rig.Put(file, text + "\n");
        return context;
    }
}

public sealed class PrintChecksTests
{
    [Fact]
    public async Task Fonts_NoneInstalled_Warns()
    {
        await using var rig = new DoctorRig();

        Assert.Equal(CheckLevel.Warn, EdgeGateway.Service.Doctor.Checks.PrintChecks.Fonts(rig.Healthy, new ReceiptFonts([new("/nowhere/font.ttc")])).Level);
    }

    [Fact]
    public async Task Library_NotThereOrDamaged_Warns()
    {
        await using var rig = new DoctorRig();
        CheckLevel Look() => EdgeGateway.Service.Doctor.Checks.PrintChecks.Library(rig.Healthy, rig.Folder.Path).Level;

        Assert.Equal(CheckLevel.Warn, Look());
        await File.WriteAllTextAsync(rig.Folder.File("libSkiaSharp.so"), "no library", TestContext.Current.CancellationToken);
        Assert.Equal(CheckLevel.Warn, Look());
    }

    [Fact]
    public async Task Library_OfThisProgram_Loads()
    {
        await using var rig = new DoctorRig();

        Assert.Equal(CheckLevel.Ok, EdgeGateway.Service.Doctor.Checks.PrintChecks.Library(rig.Healthy, AppContext.BaseDirectory).Level);
    }
}
