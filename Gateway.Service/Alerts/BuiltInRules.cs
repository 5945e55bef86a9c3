using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Alerts;

/// <summary>
/// What is watched without a word in the configuration. The names are those of deploy/prometheus/alerts.yml; a test compares them.
/// </summary>
internal static class BuiltInRules
{
    private const double Giga = 1e9;
    private const double Day = 86_400;

    public static IReadOnlyList<AlertRule> All { get; } =
    [
        new(new() { Name = "DeviceFaulted", Kinds = [ThingKinds.IdCardReader, ThingKinds.Scanner, ThingKinds.ReceiptPrinter], State = "offline", For = TimeSpan.FromMinutes(5), Zh = "{on} 故障", En = "{on} does not work" }),
        new(new() { Name = "CameraFaulted", Kinds = [ThingKinds.Camera], State = "offline", For = TimeSpan.FromMinutes(10), Zh = "摄像头 {on} 故障", En = "Camera {on} does not work" }),
        new(new() { Name = "PrinterOutOfPaper", Kinds = [ThingKinds.ReceiptPrinter], Troubles = ["printer.paper-out"], For = TimeSpan.FromMinutes(10), Zh = "{on} 缺纸", En = "{on} is out of paper" }),
        new(new() { Name = "JournalDown", Kinds = [ThingKinds.Journal], State = "offline", For = TimeSpan.FromMinutes(1), Severity = "critical", Zh = "账本写不进去", En = "The journal cannot write" }),
        new(new() { Name = "PlatformAway", Kinds = [ThingKinds.Destination], State = "offline", For = TimeSpan.FromMinutes(15), Zh = "平台 {on} 连不上", En = "Platform {on} cannot be reached" }),
        new(new() { Name = "EventsRejected", Metric = "edgegateway.destination.rejected", Above = 0, For = TimeSpan.FromMinutes(10), Zh = "{on} 退回了 {value} 条记录", En = "{on} refused {value} events" }),
        new(new() { Name = "OfflineBudgetShort", Metric = "edgegateway.space.offline.budget", Below = 2 * Day, For = TimeSpan.FromMinutes(30), Severity = "critical", Zh = "断网只能再撑 {value} 天", En = "The box can be offline for {value} more days only" }, Day),
        new(new() { Name = "DiskNearlyFull", Metric = "edgegateway.box.disk.free", Below = Giga, For = TimeSpan.FromMinutes(15), Severity = "critical", Zh = "磁盘只剩 {value} GB", En = "Only {value} GB are left on the disk" }, Giga),
        new(new() { Name = "BoxHot", Metric = "edgegateway.box.temperature", Above = 85, For = TimeSpan.FromMinutes(10), Zh = "{on} 温度 {value} 度", En = "{on} is at {value} degrees" }),
        new(new() { Name = "BoxInputAlarm", Kinds = [ThingKinds.BoxInput], Troubles = ["input.power", "input.ups", "input.fan", "input.door"], For = TimeSpan.FromMinutes(1), Zh = "{on} 报警", En = "{on} gives alarm" }),
        new(new() { Name = "ClockNotSteered", Metric = "edgegateway.box.clock.synced", Below = 0.5, For = TimeSpan.FromHours(6), Zh = "没有自动校时", En = "No time server steers the clock" }),
        new(new() { Name = "ClockWrong", Metric = "edgegateway.box.clock.offset", Above = 5, Below = -5, For = TimeSpan.FromMinutes(10), Zh = "时间偏差 {value} 秒", En = "The clock is {value} s off" }),
        new(new() { Name = "CertificateExpires", Metric = "edgegateway.certificate.expiry", Below = 14 * Day, For = TimeSpan.FromMinutes(10), Zh = "证书 {on} 还有 {value} 天过期", En = "Certificate {on} expires in {value} days" }, Day),
    ];

    /// <summary>Built-in and configured rules; a configured one takes the place of a built-in one with its name.</summary>
    public static IReadOnlyList<AlertRule> With(AlertOptions options) =>
        [.. All.Where(rule => options.Rules.All(own => own.Name != rule.Name)).Concat(options.Rules.Select(own => new AlertRule(own))).Where(rule => rule.Options.Enabled)];
}
