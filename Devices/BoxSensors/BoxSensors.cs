namespace EdgeGateway.Devices.BoxSensors;

/// <summary>Reads what the box says about itself. Reading costs a few dozen small files; nothing is kept open.</summary>
/// <param name="root">Where <c>sys</c> and <c>proc</c> are: <c>/</c>, in tests a folder of recorded files.</param>
public sealed class BoxSensors(string root = "/")
{
    private static readonly string[] NoDisks = ["loop", "ram", "zram", "dm-", "md", "sr", "fd", "nbd"];
    private const int MostSmartBytes = 256 * 1024;
    private readonly BoxFolder _box = new(root);

    /// <summary>Any thread. Never throws for something that is missing; on Windows everything is.</summary>
    public BoxReading Read()
    {
        var memory = _box.Text("proc/meminfo");
        return new BoxReading
        {
            Temperatures = Temperatures(),
            Throttled = Throttled(),
            PowerOrHeatTrouble = BoxParser.PiTrouble(_box.Text("sys/devices/platform/soc/soc:firmware/get_throttled")),
            Load = BoxParser.Load(_box.Text("proc/loadavg")),
            MemoryBytes = BoxParser.Memory(memory, "MemTotal"),
            MemoryAvailableBytes = BoxParser.Memory(memory, "MemAvailable"),
            UptimeSeconds = BoxParser.Uptime(_box.Text("proc/uptime")),
            Disks = [.. _box.Folders("sys/block", "*").Where(IsDisk).Select(Disk)],
        };
    }

    private List<Temperature> Temperatures()
    {
        var zones = new List<Temperature>();
        foreach (var zone in _box.Folders("sys/class/thermal", "thermal_zone*"))
        {
            var number = Path.GetFileName(zone)["thermal_zone".Length..];
            if (BoxParser.Temperature(_box.Text(zone + "/temp")) is { } celsius)
                zones.Add(new Temperature($"{_box.Text(zone + "/type") ?? "zone"}-{number}", celsius));
        }

        return zones;
    }

    private long? Throttled()
    {
        var counts = _box.Folders("sys/devices/system/cpu", "cpu*")
            .Select(cpu => BoxParser.Number(_box.Text(cpu + "/thermal_throttle/core_throttle_count"))).OfType<long>().ToList();
        return counts.Count == 0 ? null : counts.Sum();
    }

    private static bool IsDisk(string folder) =>
        Path.GetFileName(folder) is var name && !NoDisks.Any(kind => name.StartsWith(kind, StringComparison.Ordinal)) && !name.Contains("boot", StringComparison.Ordinal);

    // eMMC tells its wear in plain files; SATA and NVMe tell root, whose timer (deploy/systemd/smart) leaves the answer where anybody can read it.
    private DiskReading Disk(string folder)
    {
        var name = Path.GetFileName(folder);
        var (worn, nearEnd) = SmartReport.Read(_box.Text($"run/edgegateway-smart/{name}.json", MostSmartBytes));
        return new(
            name,
            BoxParser.WrittenBytes(_box.Text(folder + "/stat")),
            BoxParser.Worn(_box.Text(folder + "/device/life_time")) ?? worn,
            BoxParser.NearEnd(_box.Text(folder + "/device/pre_eol_info")) ?? nearEnd);
    }
}
