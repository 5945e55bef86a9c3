using EdgeGateway.Devices;
using EdgeGateway.Devices.Links;
using EdgeGateway.Devices.Links.Usb;
using EdgeGateway.Devices.Tests;
using EdgeGateway.Devices.Tests.IdCardReader;
using EdgeGateway.Devices.Tests.Scanner;
using EdgeGateway.Devices.Virtual;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Health;
using EdgeGateway.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using static EdgeGateway.Service.Tests.LocalApi.PageEvents;

namespace EdgeGateway.Service.Tests.LocalApi;

/// <summary>Readers and scanners that are not serial reach a paired page like those that are. Pipes stand for the kernel's files, as in the tests of the drivers.</summary>
public sealed class OtherWiresTests : IDisposable
{
    // A USB reader with two pipes each way, as the kernel describes it.
    private const string Descriptors =
        "120110010000004000045AC363000102000109022E00010100C0320904000004FF00000007050202400000070581024000000705060240000007058502400000";

    private readonly TempFolder _folder = new();
    private UsbReaderOnPaper? _reader;

    public void Dispose()
    {
        _reader?.Pull();
        _folder.Dispose();
    }

    [Fact]
    public async Task HidAndKeyboardScanners_ReachThePage()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs named pipes");
        await using var hid = new Fifo(_folder.File("hidraw0"));
        await using var keys = new Fifo(_folder.File("event0"));
        await using var rig = await LocalRig.StartAsync(("Scanners", $$"""[{ "id": "scanner-hid", "address": "hidraw:{{hid.Path}}" }, { "id": "scanner-keys", "address": "evdev:{{keys.Path}}" }]"""));
        await OnlineAsync(rig, "scanner-hid", "scanner-keys");
        await rig.Page.PairAsync("scan");
        using var events = await ListenAsync(rig);

        await hid.WriteAsync(HidReports.Of("]E0", "6900000000014"));
        var first = await NextAsync(events, "scan");
        await keys.WriteAsync(KeyEvents.Of("PD20080005\r"));
        var second = await NextAsync(events, "scan");

        Assert.Equal(("scanner-hid", "6900000000014", "]E0"), ((string?)first["scanner"], (string?)first["text"], (string?)first["aimId"]));
        Assert.Equal(("scanner-keys", "PD20080005"), ((string?)second["scanner"], (string?)second["text"]));
    }

    [Fact]
    public async Task UsbReader_ReachesThePage()
    {
        Plug();
        await using var rig = await LocalRig.StartAsync(
            services => services.AddSingleton(provider => new DeviceContext(
                provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILoggerFactory>(), provider.GetRequiredService<VirtualBench>())
            {
                Places = new LinkPlaces { UsbDevices = _folder.Path, OpenUsb = Open },
            }),
            ("IdCardReaders", """[{ "id": "reader-usb", "address": "usb:0400:c35a", "pollInterval": "50 ms" }]"""));
        await OnlineAsync(rig, "reader-usb");
        await rig.Page.PairAsync("card");
        using var events = await ListenAsync(rig);

        _reader!.Place(SyntheticCards.First);
        var card = await NextAsync(events, "card");

        Assert.Equal(("reader-usb", "测**", true), ((string?)card["reader"], (string?)card["name"], (bool)card["masked"]!));
    }

    private static async Task OnlineAsync(LocalRig rig, params string[] devices)
    {
        var health = rig.Gateway.Get<HealthRegistry>();
        await Wait.UntilAsync(() => devices.All(id => health.Find(id)?.State == ThingState.Online), state: () => string.Join("; ", devices.Select(id => $"{id} {health.Find(id)?.State} {health.Find(id)?.Trouble?.Code}")));
    }

    private LinkOpening Open(UsbNodeAddress node, TimeProvider clock)
    {
        _reader = new UsbReaderOnPaper(node.Pipes);
        return UsbFs.OpenedOn(_reader.Port, clock);
    }

    private void Plug()
    {
        var entry = Directory.CreateDirectory(Path.Combine(_folder.Path, "1-1")).FullName;
        foreach (var (name, value) in new[] { ("idVendor", "0400"), ("idProduct", "c35a"), ("busnum", "1"), ("devnum", "4") })
            File.WriteAllText(Path.Combine(entry, name), value + "\n");
        File.WriteAllBytes(Path.Combine(entry, "descriptors"), Convert.FromHexString(Descriptors));
    }
}
