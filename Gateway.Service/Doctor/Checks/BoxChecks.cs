using System.Globalization;
using System.Text.RegularExpressions;

namespace EdgeGateway.Service.Doctor.Checks;

/// <summary>The box: memory, heat, load, limits, watchdog.</summary>
internal static partial class BoxChecks
{
    private const double LittleMemory = 0.1;
    private const double MuchStall = 10;
    private const double Hot = 80;
    private const double TooHot = 90;
    private const double FullShare = 0.8;
    private const long FewFiles = 4096;

    public static IReadOnlyList<DoctorCheck> All { get; } =
    [
        DoctorCheck.Of("box.memory", "内存", "Memory", Memory),
        DoctorCheck.Of("box.pressure", "内存压力", "Memory pressure", Pressure),
        DoctorCheck.Of("box.temperature", "温度", "Temperature", Temperature),
        DoctorCheck.Of("box.throttling", "降频", "Throttling", Throttling),
        DoctorCheck.Of("box.load", "负载", "Load", Load),
        DoctorCheck.Of("box.handles", "打开文件上限", "Open file limit", Handles),
        DoctorCheck.Of("box.handles.system", "全机打开文件", "Open files of the machine", SystemHandles),
        DoctorCheck.Of("box.watchdog", "看门狗", "Watchdog", Watchdog),
    ];

    private static Finding Memory(CheckContext context)
    {
        var box = context.Machine.Box();
        return box is not { MemoryBytes: { } all and > 0, MemoryAvailableBytes: { } free }
            ? Finding.Skip("系统没有给出", "the system does not tell")
            : Finding.Of(free < all * LittleMemory / 2 ? CheckLevel.Fail : free < all * LittleMemory ? CheckLevel.Warn : CheckLevel.Ok,
                new($"可用 {free / 1e6:0} MB，共 {all / 1e6:0} MB", $"{free / 1e6:0} MB of {all / 1e6:0} MB available"), new("内存快用完了", "Memory is nearly used up"), new("关掉别的程序；摄像机多就加内存", "End other programs; with many cameras add memory"));
    }

    // some avg10=0.00 avg60=0.12 avg300=0.05 total=1234: part of the last minute in which something waited for memory.
    private static Finding Pressure(CheckContext context)
    {
        var match = Average().Match(context.Machine.Text("proc/pressure/memory") ?? "");
        return !match.Success ? Finding.Skip("系统没有给出", "the system does not tell")
            : Finding.Of(double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) > MuchStall ? CheckLevel.Warn : CheckLevel.Ok, Finding.Same($"{match.Groups[1].Value} %"),
                new("程序在等内存，什么都会变慢", "Programs wait for memory: everything is slow"), new("关掉别的程序或加内存", "End other programs or add memory"));
    }

    private static Finding Temperature(CheckContext context)
    {
        if (context.Machine.Box().Temperatures.MaxBy(one => one.Celsius) is not { } worst)
            return Finding.Skip("没有温度传感器", "there is no sensor");
        return Finding.Of(worst.Celsius > TooHot ? CheckLevel.Fail : worst.Celsius > Hot ? CheckLevel.Warn : CheckLevel.Ok, Finding.Same($"{worst.Zone} {worst.Celsius:0} °C"),
            new("盒子太热", "The box is too hot"), new("清灰，检查风扇和通风，避开日晒", "Clean out dust, check fan and air, keep it out of the sun"));
    }

    private static Finding Throttling(CheckContext context)
    {
        var box = context.Machine.Box();
        if (box is { Throttled: null, PowerOrHeatTrouble: null })
            return Finding.Skip("系统没有给出", "the system does not tell");
        return Finding.Of(box.PowerOrHeatTrouble == true ? CheckLevel.Fail : box.Throttled > 1000 ? CheckLevel.Warn : CheckLevel.Ok, new($"降频 {box.Throttled ?? 0} 次", $"{box.Throttled ?? 0} times since the box was started"),
            new("处理器因过热或电压不足在降频", "The processor slows down because of heat or little voltage"), new("换足够功率的电源，改善散热", "Take a power supply that is strong enough, and cool the box"));
    }

    private static Finding Load(CheckContext context) => context.Machine.Box().Load is not { } load
        ? Finding.Skip("系统没有给出", "the system does not tell")
        : Finding.Of(load > 3.0 * Environment.ProcessorCount ? CheckLevel.Warn : CheckLevel.Ok, new($"{load:0.0}，{Environment.ProcessorCount} 核", $"{load:0.0} on {Environment.ProcessorCount} cores"),
            new("机器很忙", "The machine is very busy"), new("看是哪个程序（top）；摄像机多就降低 fps", "See which program it is (top); with many cameras lower their fps"));

    private static Finding Handles(CheckContext context)
    {
        var match = Limit().Match(context.Machine.Text("proc/self/limits") ?? "");
        if (!match.Success || !long.TryParse(match.Groups[1].Value, out var limit))
            return Finding.Skip("系统没有给出", "the system does not tell");
        var open = context.Machine.Names("proc/self/fd").Count;
        return Finding.Of(open > limit * FullShare ? CheckLevel.Fail : limit < FewFiles ? CheckLevel.Warn : CheckLevel.Ok, new($"用了 {open}，上限 {limit}", $"{open} of {limit} open"),
            new("打开的文件快到上限", "The limit of open files is near"), new("服务文件里写 LimitNOFILE=65536", "Put LimitNOFILE=65536 into the service file"));
    }

    private static Finding SystemHandles(CheckContext context)
    {
        if ((context.Machine.Text("proc/sys/fs/file-nr") ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is not [var used, _, var most] || !double.TryParse(used, out var open) || !double.TryParse(most, out var limit))
            return Finding.Skip("系统没有给出", "the system does not tell");
        return Finding.Of(open > limit * FullShare ? CheckLevel.Warn : CheckLevel.Ok, new($"用了 {open:0}", $"{open:0} open"), new("整台机器打开的文件快到上限", "The machine is near its limit of open files"), new("找出打开文件最多的程序（lsof）", "Find the program that has most of them open (lsof)"));
    }

    private static Finding Watchdog(CheckContext context)
    {
        var hardware = context.Machine.Names("sys/class/watchdog").Select(name => $"{name} {context.Machine.Text($"sys/class/watchdog/{name}/state") ?? "?"}").ToList();
        if (context.Live is null)
            return hardware.Count > 0 ? Finding.Good(string.Join(", ", hardware)) : Finding.Skip("没有硬件看门狗；服务的看门狗运行时才知道", "no hardware watchdog; the service's is known only while it runs");
        var supervised = context.Machine.Variable("WATCHDOG_USEC");
        return Finding.Of(supervised is null ? CheckLevel.Warn : CheckLevel.Ok, Finding.Same(supervised is null ? string.Join(", ", hardware.DefaultIfEmpty("-")) : $"systemd {long.Parse(supervised, CultureInfo.InvariantCulture) / 1_000_000} s {string.Join(", ", hardware)}".TrimEnd()),
            new("没有看门狗：程序卡死时没有人重启它", "No watchdog: nobody restarts the program when it hangs"), new("用随包的 systemd 服务启动", "Start it with the systemd service of the package"));
    }

    [GeneratedRegex(@"some .*avg60=([0-9.]+)")]
    private static partial Regex Average();

    [GeneratedRegex(@"Max open files\s+(\d+)")]
    private static partial Regex Limit();
}
