using System.Net;
using EdgeGateway.Devices.BoxSensors;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Delivery;
using EdgeGateway.Service.Doctor;
using EdgeGateway.Service.Doctor.Probes;
using EdgeGateway.Service.Journal;
using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.Doctor;

/// <summary>A box where everything is as it should be, to be spoilt one thing at a time.</summary>
internal sealed class DoctorRig : IAsyncDisposable
{
    public const string Store = """
        {
          "gatewayId": "doctor-1",
          "checkout": { "enabled": true },
          "idCardReaders": [{ "id": "reader-1", "address": "serial:/dev/ttyUSB0" }],
          "scanners": [{ "id": "scanner-1", "address": "serial:/dev/ttyUSB1" }],
          "receiptPrinters": [{ "id": "printer-1", "address": "usblp:/dev/usb/lp0" }],
          "cameras": []
        }
        """;

    private readonly List<IAsyncDisposable> _more = [];

    public TempFolder Folder { get; } = new();

    public string Data => Folder.File("data");

    public string Root => Folder.File("root");

    public DoctorRig()
    {
        Directory.CreateDirectory(Data);
        foreach (var (path, text) in new[]
        {
            ("proc/net/route", "Iface\tDestination\tGateway\tFlags\neth0\t00000000\t0101A8C0\t0003\n"), ("etc/resolv.conf", "nameserver 192.0.2.53\n"),
            ("proc/self/status", "Name:\tedgegateway\nUid:\t990 990 990 990\nGroups:\t20 7 990\n"), ("etc/group", "dialout:x:20:\nlp:x:7:\n"),
            ("proc/self/limits", "Max open files            524288               524288               files\n"), ("proc/sys/fs/file-nr", "1000\t0\t9000000\n"),
            ("proc/pressure/memory", "some avg10=0.00 avg60=0.10 avg300=0.00 total=1\n"), ("etc/udev/rules.d/70-edgegateway.rules", "#\n"),
            ("proc/77/comm", "chronyd\n"), ("dev/ttyUSB0", ""), ("dev/ttyUSB1", ""), ("dev/usb/lp0", ""), ("sys/class/rtc/rtc0/name", "rtc\n"),
        })
            Put(path, text);
    }

    public Machine Machine => new()
    {
        Root = Root,
        Variable = static _ => null,
        Program = static name => $"/usr/bin/{name}",
        Resolve = static (_, _) => Task.FromResult<IReadOnlyList<IPAddress>>([IPAddress.Parse("192.0.2.9")]),
        Networks = static () => [new NetworkFace("eth0", true, false, [IPAddress.Parse("192.0.2.5")])],
        FileSystem = static _ => new FileSystemFacts(100_000_000_000, 50_000_000_000, 1_000_000, 900_000, false),
        TimeServer = static () => new ClockReading(true, 0.001, 0.01),
        DiskSpeed = static (_, _) => new DiskSpeed(120, TimeSpan.FromMilliseconds(3), TimeSpan.FromMilliseconds(9)),
        Built = static () => new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero),
        MayUse = static _ => true,
        Sensors = static () => new BoxReading { Load = 0.3, MemoryBytes = 4_000_000_000, MemoryAvailableBytes = 3_000_000_000, Temperatures = [new("cpu-0", 45)], Throttled = 0, Disks = [new("mmcblk0", 1, 0.1, false)] },
    };

    public CheckContext Healthy => new() { Options = Options(Store), Clock = new Noon(), Machine = Machine };

    public static LiveGateway Live => new()
    {
        Uptime = TimeSpan.FromHours(5),
        Things = [Thing("reader-1", ThingKinds.IdCardReader), Thing("scanner-1", ThingKinds.Scanner), Thing("printer-1", ThingKinds.ReceiptPrinter)],
        Destinations = [View],
        Budget = new(1, 1000, 10, 40),
    };

    public static DestinationView View => new("city", "mqtt5") { Address = "mqtts://broker.example:8883", State = "connected", Since = Noon.At, Queue = 0, InFlight = 0, DeliveredUpTo = 5, Quarantined = 0 };

    public static ThingStatus Thing(string id, string kind, ThingState state = ThingState.Online, Trouble? trouble = null) => new(id, kind, state, Noon.At, trouble);

    public static Trouble Trouble(string code) => new(code, new("坏了", "broken"), new("修", "mend it"));

    /// <summary>The same box with another configuration.</summary>
    public CheckContext With(string json) => Healthy with { Options = Options(json) };

    public GatewayOptions Options(string json)
    {
        var result = new ConfigurationReader(new Dictionary<string, string> { ["EDGEGATEWAY__DataDirectory"] = Data, ["EDGEGATEWAY__GatewayId"] = "doctor-1" }).Read(json, Folder.Path);
        Assert.True(result.Options is not null, string.Join("; ", result.Errors));
        return result.Options!;
    }

    public void Put(string path, string text)
    {
        var file = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    public T Keep<T>(T one)
        where T : IAsyncDisposable
    {
        _more.Add(one);
        return one;
    }

    /// <summary>What one check says.</summary>
    public static async Task<IReadOnlyList<Finding>> LookAsync(string id, CheckContext context) =>
        await CheckTable.All.Single(check => check.Id == id).LookAsync(context, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        foreach (var one in _more)
            await one.DisposeAsync();
        Folder.Dispose();
    }

    /// <summary>Stands at noon in China; spans and timers are real.</summary>
    internal sealed class Noon(DateTimeOffset? at = null, TimeSpan? offset = null) : TimeProvider
    {
        public static readonly DateTimeOffset At = new(2026, 11, 26, 4, 0, 0, TimeSpan.Zero);

        public override TimeZoneInfo LocalTimeZone { get; } = TimeZoneInfo.CreateCustomTimeZone("test", offset ?? TimeSpan.FromHours(8), "test", "test");

        public override DateTimeOffset GetUtcNow() => at ?? At;
    }
}
