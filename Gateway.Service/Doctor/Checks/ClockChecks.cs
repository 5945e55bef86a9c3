using System.Globalization;

namespace EdgeGateway.Service.Doctor.Checks;

/// <summary>Is the time right, and who says so.</summary>
internal static class ClockChecks
{
    private static readonly TimeSpan Off = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan FarOff = TimeSpan.FromMinutes(5);
    private const double MostOffset = 1;
    private static readonly string[] TimePrograms = ["systemd-timesyn", "chronyd", "ntpd", "ntpsec", "openntpd", "ptp4l", "phc2sys"];

    public static IReadOnlyList<DoctorCheck> All { get; } =
    [
        DoctorCheck.Of("clock.plausible", "时间合理", "Plausible time", Plausible),
        DoctorCheck.Of("clock.synced", "自动校时", "Time server", Synced),
        DoctorCheck.Of("clock.offset", "时间偏差", "Clock offset", Offset),
        DoctorCheck.Of("clock.service", "校时服务", "Time service", Service),
        DoctorCheck.Async("clock.peers", "与平台对时", "Time of the platforms", PeersAsync),
        DoctorCheck.Of("clock.zone", "时区", "Time zone", Zone),
        DoctorCheck.Of("clock.hardware", "硬件时钟", "Hardware clock", Hardware),
    ];

    private static Finding Plausible(CheckContext context)
    {
        var (now, built) = (context.Clock.GetUtcNow(), context.Machine.Built());
        return Finding.Of(now < built.AddDays(-1) ? CheckLevel.Fail : CheckLevel.Ok,
            new($"现在 {Text(now)}，程序生成于 {Text(built)}", $"now {Text(now)}, program of {Text(built)}"),
            new("时间早于本程序的生成时间，一定不对", "The clock says a time before this program was built: it is wrong"),
            new("校准系统时间；没有网络时用 date -s", "Set the system's time; without a network use date -s"));
    }

    private static Finding Synced(CheckContext context) => context.Machine.TimeServer()?.Synced switch
    {
        null => Finding.Skip("系统没有给出校时状态", "the system does not tell"),
        true => Finding.Ok("时间服务器正在校时", "a time server steers the clock"),
        false => Finding.Warn(new("没有时间服务器在校时", "no time server steers the clock"),
            new("时间会慢慢变得不准；记录的顺序不受影响", "The time drifts away; the order of records is not touched"),
            new("打开系统的自动校时（timedatectl set-ntp true），并放行 UDP 123", "Switch on the time service (timedatectl set-ntp true) and let UDP 123 through")),
    };

    private static Finding Offset(CheckContext context) => context.Machine.TimeServer()?.OffsetSeconds is not { } offset
        ? Finding.Skip("系统没有给出偏差", "the system does not tell")
        : Finding.Of(Math.Abs(offset) > MostOffset ? CheckLevel.Warn : CheckLevel.Ok, Finding.Same($"{offset * 1000:0.0} ms"),
            new("时间正在被大幅校正", "The clock is being put right by a lot"), new("等几分钟再查；一直如此就检查时间服务器", "Check again in a few minutes; if it stays check the time server"));

    private static Finding Service(CheckContext context)
    {
        var running = context.Machine.Processes().Select(one => one.Name).Where(name => TimePrograms.Contains(name)).Distinct().ToList();
        if (running.Count > 0)
            return Finding.Of(running.Count > 1 ? CheckLevel.Warn : CheckLevel.Ok, Finding.Same(string.Join(", ", running)),
                new("有几个校时程序在抢着调时间", "Several programs steer the clock against one another"), new("只留一个校时服务", "Keep one of them"));
        return context.Machine.TimeServer()?.Synced == true
            ? Finding.Ok("时间由主机校准（虚拟机或容器）", "steered from outside (virtual machine or container)")
            : Finding.Warn(new("没有校时程序在运行", "no time service runs"), new("没有人校准时间", "Nobody sets the clock"), new("安装并启动 systemd-timesyncd 或 chrony", "Install and start systemd-timesyncd or chrony"));
    }

    private static async Task<IReadOnlyList<Finding>> PeersAsync(CheckContext context, CancellationToken stopping)
    {
        var asked = await WebServerChecks.SightsAsync(context, stopping);
        var told = asked.Where(one => one.Sight.Date is not null).Select(one =>
        {
            var ahead = context.Clock.GetUtcNow() - one.Sight.Date!.Value;
            var level = ahead.Duration() > FarOff ? CheckLevel.Fail : ahead.Duration() > Off ? CheckLevel.Warn : CheckLevel.Ok;
            return Finding.Of(level, new($"本机比平台{(ahead < TimeSpan.Zero ? "慢" : "快")} {ahead.Duration().TotalSeconds:0} 秒", $"this box is {ahead.Duration().TotalSeconds:0} s {(ahead < TimeSpan.Zero ? "behind" : "ahead of")} the platform"),
                new("本机和平台的时间不一致", "This box and the platform do not agree on the time"), new("先确认自动校时；本机准的话请告诉平台方", "See to the time service first; if this box is right tell the platform"), one.Server.On);
        }).ToList();
        return told.Count > 0 ? told : [Finding.Skip("没有平台告诉时间（MQTT 不带时间）", "no platform tells the time (MQTT does not)")];
    }

    private static Finding Zone(CheckContext context)
    {
        var zone = context.Clock.LocalTimeZone;
        var offset = zone.GetUtcOffset(context.Clock.GetUtcNow());
        return Finding.Of(offset == TimeSpan.Zero ? CheckLevel.Warn : CheckLevel.Ok, Finding.Same($"{zone.Id} UTC{(offset < TimeSpan.Zero ? "-" : "+")}{offset:hh\\:mm}"),
            new("时区是 UTC：小票、日报表和规则的时段会差 8 小时", "The zone is UTC: receipts, days of reports and schedules of rules are off by 8 hours"),
            new("timedatectl set-timezone Asia/Shanghai", "timedatectl set-timezone Asia/Shanghai"));
    }

    private static Finding Hardware(CheckContext context) => context.Machine.Names("sys/class/rtc") is [var first, ..]
        ? Finding.Good(first)
        : !OperatingSystem.IsLinux() ? Finding.Skip("不是 Linux", "not Linux")
        : Finding.Warn(new("没有硬件时钟", "no hardware clock"), new("断电又断网时，开机后的时间是错的", "After a power cut without a network the time is wrong"),
            new("给盒子装一个带电池的时钟模块；虚拟机可以不管", "Give the box a clock module with a battery; a virtual machine needs none"));

    private static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);
}
