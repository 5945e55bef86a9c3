using EdgeGateway.Devices;
using EdgeGateway.Devices.Links;

namespace EdgeGateway.Service.Doctor.Checks;

/// <summary>The ports of the configured devices: there, ours to use, and nobody else's. Opens none of them.</summary>
internal static class PortChecks
{
    private static readonly string[] Thieves = ["ModemManager", "brltty"];
    private static readonly string[] RuleFolders = ["etc/udev/rules.d", "usr/lib/udev/rules.d", "lib/udev/rules.d"];

    public static IReadOnlyList<DoctorCheck> All { get; } =
    [
        DoctorCheck.Each("ports.present", "端口存在", "Port present", context => Each(context, Present)),
        DoctorCheck.Each("ports.permission", "端口权限", "Port permission", context => Each(context, Permission)),
        DoctorCheck.Of("ports.groups", "用户组", "Groups of the user", Groups),
        DoctorCheck.Each("ports.busy", "端口被占用", "Port in use by another program", context => Each(context, Busy)),
        DoctorCheck.Of("ports.twice", "端口重复", "Port given twice", Twice),
        DoctorCheck.Of("ports.thieves", "抢占串口的程序", "Programs that grab serial ports", Grabbers),
        DoctorCheck.Of("ports.udev", "udev 规则", "udev rules", Rules),
    ];

    /// <summary>Devices on a node of this machine, with its path.</summary>
    private static List<(DeviceOptions Device, string Path)> Nodes(CheckContext context) =>
        [.. context.Options.IdCardReaders.Concat(context.Options.Scanners).Concat(context.Options.ReceiptPrinters).Where(device => device.Enabled)
            .Select(device => (device, Path: PathOf(LinkAddress.Parse(device.Address).Address))).Where(one => one.Path?.StartsWith('/') == true).Select(one => (one.device, one.Path!))];

    private static string? PathOf(LinkAddress? address) => address switch
    {
        SerialAddress serial => serial.Path,
        UsbPrinterAddress usb => usb.Path,
        HidrawAddress hidraw => hidraw.Path,
        EvdevAddress evdev => evdev.Path,
        _ => null,
    };

    private static IEnumerable<Finding> Each(CheckContext context, Func<CheckContext, DeviceOptions, string, Finding> look) =>
        Nodes(context).Select(one => look(context, one.Device, one.Path)).DefaultIfEmpty(Finding.Skip("没有设备用固定端口", "no device has a port of its own"));

    private static bool Exists(CheckContext context, string path) => File.Exists(context.Machine.At(path)) || Directory.Exists(context.Machine.At(path));

    private static Finding Present(CheckContext context, DeviceOptions device, string path) => Finding.Of(
        Exists(context, path) ? CheckLevel.Ok : CheckLevel.Fail, Finding.Same(path), new("端口不存在：没有插，或插到了别的位置", "The port does not exist: not plugged in, or plugged in elsewhere"),
        new("插好设备；用 ls /dev/serial/by-id 查名称后改配置", "Plug the device in; see its name with ls /dev/serial/by-id and correct the configuration"), device.Id);

    private static Finding Permission(CheckContext context, DeviceOptions device, string path) => !Exists(context, path)
        ? Finding.Skip("端口不存在", "the port does not exist", device.Id)
        : Finding.Of(context.Machine.MayUse(context.Machine.At(path)) ? CheckLevel.Ok : CheckLevel.Fail, Finding.Same(path), new("网关用户没有权限打开端口", "The gateway's user may not open the port"),
            new("装上 deploy/udev 的规则，并把用户加入 dialout 和 lp 组", "Install the rules of deploy/udev and add the user to the groups dialout and lp"), device.Id);

    private static Finding Groups(CheckContext context)
    {
        var paths = Nodes(context).Select(one => one.Path).ToList();
        var status = (context.Machine.Text("proc/self/status") ?? "").Split('\n');
        if (paths.Count == 0 || Numbers(status, "Uid:") is not [var user, ..])
            return Finding.Skip("不需要", "not needed");
        if (user == 0)
            return Finding.Ok("以 root 运行", "runs as root");
        var mine = Numbers(status, "Groups:");
        var needed = new List<string>();
        if (paths.Any(path => !path.StartsWith("/dev/usb/lp", StringComparison.Ordinal)))
            needed.Add("dialout");
        if (paths.Any(path => path.StartsWith("/dev/usb/lp", StringComparison.Ordinal)))
            needed.Add("lp");
        var groups = (context.Machine.Text("etc/group") ?? "").Split('\n').Select(line => line.Split(':')).Where(line => line.Length > 2).ToDictionary(line => line[0], line => line[2]);
        var missing = needed.Where(name => !groups.TryGetValue(name, out var id) || !mine.Contains(long.Parse(id))).ToList();
        return Finding.Of(missing.Count > 0 ? CheckLevel.Warn : CheckLevel.Ok, missing.Count > 0 ? new($"不在组里：{string.Join("、", missing)}", $"not in: {string.Join(", ", missing)}") : Finding.Same(string.Join(", ", needed)),
            new("网关用户不在设备的组里", "The gateway's user is not in the group of the devices"), new($"usermod -aG {string.Join(',', missing)} <用户>，然后重启网关", $"usermod -aG {string.Join(',', missing)} <user>, then restart the gateway"));
    }

    private static List<long> Numbers(string[] status, string name) =>
        [.. (status.FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal)) ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(word => long.TryParse(word, out var number) ? number : -1)];

    // Which program has it: /proc/<id>/fd has a link for every open file. Without root only our own are seen.
    private static Finding Busy(CheckContext context, DeviceOptions device, string path)
    {
        var real = Real(context, path);
        var owners = context.Machine.Processes().Where(process => process.Id != Environment.ProcessId && process.Name != "edgegateway" && Holds(context, process.Id, real)).Select(process => $"{process.Name} ({process.Id})").ToList();
        return Finding.Of(owners.Count > 0 ? CheckLevel.Fail : CheckLevel.Ok, owners.Count > 0 ? Finding.Same(string.Join(", ", owners)) : new("没有看到别的程序", "nobody else is seen"),
            new("另一个程序开着这个端口", "Another program has this port open"), new("关掉那个程序（旧的收银或读卡软件）", "End that program (an old till or reader software)"), device.Id);
    }

    private static bool Holds(CheckContext context, int process, string real) =>
        context.Machine.Names($"proc/{process}/fd").Any(name => LinkOf(context.Machine.At($"proc/{process}/fd/{name}")) is { } target && (target == real || context.Machine.At(target) == real));

    private static string Real(CheckContext context, string path) => ResolvedOf(context.Machine.At(path)) ?? context.Machine.At(path);

    private static string? ResolvedOf(string link) => Links(() => File.ResolveLinkTarget(link, returnFinalTarget: true)?.FullName);

    private static string? LinkOf(string link) => Links(() => new FileInfo(link).LinkTarget);

    private static string? Links(Func<string?> read)
    {
        try
        {
            return read();
        }
        catch (Exception away) when (away is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static Finding Twice(CheckContext context)
    {
        var twice = Nodes(context).GroupBy(one => Real(context, one.Path)).Where(group => group.Count() > 1).Select(group => string.Join(" = ", group.Select(one => one.Device.Id))).ToList();
        return Finding.Of(twice.Count > 0 ? CheckLevel.Fail : CheckLevel.Ok, twice.Count > 0 ? Finding.Same(string.Join("; ", twice)) : new("没有", "none"),
            new("两个设备写了同一个端口", "Two devices are given the same port"), new("在配置里给它们写不同的地址", "Give them different addresses in the configuration"));
    }

    private static Finding Grabbers(CheckContext context)
    {
        var serial = context.Options.IdCardReaders.Concat(context.Options.Scanners).Concat(context.Options.ReceiptPrinters)
            .Any(device => device.Enabled && LinkAddress.Parse(device.Address).Address is SerialAddress or AutoAddress);
        var running = context.Machine.Processes().Select(one => one.Name).Where(name => Thieves.Contains(name)).Distinct().ToList();
        return Finding.Of(running.Count == 0 ? CheckLevel.Ok : serial ? CheckLevel.Warn : CheckLevel.Ok, running.Count == 0 ? new("没有", "none") : Finding.Same(string.Join(", ", running)),
            new("这些程序会去探测串口，读卡器和扫码枪会时断时续", "These programs probe serial ports: readers and scanners come and go"), new($"停用：systemctl disable --now {string.Join(' ', running)}", $"Switch them off: systemctl disable --now {string.Join(' ', running)}"));
    }

    private static Finding Rules(CheckContext context)
    {
        var needed = context.Options.IdCardReaders.Concat(context.Options.Scanners).Concat(context.Options.ReceiptPrinters)
            .Any(device => device.Enabled && LinkAddress.Parse(device.Address).Address is UsbAddress or HidrawAddress or EvdevAddress or UsbPrinterAddress);
        var found = RuleFolders.SelectMany(folder => context.Machine.Names(folder).Where(name => name.Contains("edgegateway", StringComparison.Ordinal)).Select(name => $"/{folder}/{name}")).ToList();
        return found.Count > 0 ? Finding.Good(found[0]) : Finding.Of(needed ? CheckLevel.Warn : CheckLevel.Skipped, needed ? new("没有装", "not installed") : new("没有装；现有设备不需要", "not installed; these devices need none"),
            new("没有规则，只有 root 能打开 USB 读卡器、扫码枪和打印机", "Without the rules only root opens USB readers, scanners and printers"), new("复制 deploy/udev/70-edgegateway.rules 到 /etc/udev/rules.d 后重新插拔", "Copy deploy/udev/70-edgegateway.rules to /etc/udev/rules.d and plug the devices in again"));
    }
}
