using System.Collections.Concurrent;
using System.Text;
using EdgeGateway.Devices.Health;
using EdgeGateway.Devices.Scanner;
using EdgeGateway.Devices.Virtual;
using EdgeGateway.Protocols.Barcodes;
using EdgeGateway.Protocols.Charsets;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Testing;
using Microsoft.Extensions.Time.Testing;

namespace EdgeGateway.Devices.Tests.Scanner;

/// <summary>The scanner driver on named pipes, files and pseudo-terminals that hold what the kernel's HID files would.</summary>
public sealed class HidScannerTests : IAsyncDisposable
{
    private const string Code = "12600011001000000000000000000000";
    private const string Seed = "Sample 1\rExample Seed Co\rSEED01\rhttp://seed.example/1";
    private readonly Running _house = new();
    private readonly ConcurrentQueue<Scan> _scans = [];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task HidPos_OneReport_IsOneScanWithIdentifierAndRawBytes()
    {
        await using var pipe = new Fifo(_house.Path("hidraw0"));
        var scanner = await StartAsync($"hidraw:{pipe.Path}");
        await pipe.WriteAsync(HidReports.Of("]E0", "6900000000014\r"));
        var scan = await NextAsync();
        Assert.Equal(("6900000000014", "]E0", "]E06900000000014"), (scan.Text, scan.AimId, Encoding.ASCII.GetString(scan.Raw.Span)));
        Assert.Equal(1, scanner.Statistics.Good);
    }

    [Fact]
    public async Task HidPos_LabelOfThreeReports_IsOneScan()
    {
        await using var pipe = new Fifo(_house.Path("hidraw0"));
        await StartAsync($"hidraw:{pipe.Path}");
        var text = "http://trace.example/" + new string('a', 80) + "?code=" + Code;
        await pipe.WriteAsync(HidReports.Of("]Q1", text));
        Assert.Equal(text, (await NextAsync()).Text);
        Assert.Equal(Code, Assert.IsType<PesticideLabel>(LabelParser.Parse(text)).Code.Digits);
    }

    [Fact]
    public async Task HidPos_GbkText_IsDecodedAndRawIsKept()
    {
        await using var pipe = new Fifo(_house.Path("hidraw0"));
        await StartAsync($"hidraw:{pipe.Path}");
        var bytes = Gb18030.Lenient.GetBytes("农药：" + Code);
        await pipe.WriteAsync(HidReports.Of("]Q1", bytes));
        var scan = await NextAsync();
        Assert.Equal("农药：" + Code, scan.Text);
        Assert.Equal([.. "]Q1"u8, .. bytes], scan.Raw.ToArray());
    }

    [Fact]
    public async Task HidPos_RecordedFile_IsReadToItsEndAndThenUnplugged()
    {
        var file = _house.Path("recorded");
        await File.WriteAllBytesAsync(file, [.. HidReports.Of("]E0", "6900000000014"), .. HidReports.Of("]d2", "0106900000000014\u001D10B7")], Stop);
        var scanner = Make($"hidraw:{file}");
        var troubles = new ConcurrentQueue<string?>();
        scanner.StatusChanged += status => troubles.Enqueue(status.Trouble?.Code);
        _house.Start(scanner);
        Assert.Equal("6900000000014", (await NextAsync()).Text);
        Assert.Equal("B7", Assert.IsType<Gs1Label>(LabelOf(await NextAsync())).Batch);
        await Wait.UntilAsync(() => troubles.Contains("scanner.unplugged"));
    }

    [Fact]
    public async Task HidPos_PulledAndPlugged_ComesBack()
    {
        using var cable = new PseudoTerminal(_house.Path("hidraw0"));
        var scanner = await StartAsync($"hidraw:{cable.Path}");
        cable.Unplug();
        await Running.BecomesAsync(scanner, ThingState.Offline, "scanner.not-found");
        Assert.Equal(PowerState.Off, scanner.Power);
        cable.Plug();
        await Running.BecomesAsync(scanner, ThingState.Online);
        await cable.Stream!.WriteAsync(HidReports.Of("]E0", "6900000000014"), Stop);
        Assert.Equal("6900000000014", (await NextAsync()).Text);
    }

    [Fact]
    public async Task HidPos_Auto_FindsTheScannerByItsDescriptor()
    {
        await using var pipe = new Fifo(Path.Combine(_house.Context.Places.Nodes, "hidraw7"));
        Describe("hidraw3", "05010906A101C0");
        var scanner = _house.Start(Make("hidraw:auto"));
        await Running.BecomesAsync(scanner, ThingState.Offline, "scanner.not-found");
        Describe("hidraw7", "058C0902A101C0");
        await Running.BecomesAsync(scanner, ThingState.Online);
        Assert.Equal($"hidraw:{pipe.Path}", scanner.Status.Facts["address"]);
        await pipe.WriteAsync(HidReports.Of("]E0", "6900000000014"));
        Assert.Equal("6900000000014", (await NextAsync()).Text);
    }

    [Fact]
    public async Task HidPos_BrokenReports_AreCountedAndInTheEndTold()
    {
        await using var pipe = new Fifo(_house.Path("hidraw0"));
        var scanner = await StartAsync($"hidraw:{pipe.Path}");
        var broken = HidReports.Of("]E0", "6900000000014");
        broken[1] = 200;
        for (var report = 0; report < 3; report++)
            await pipe.WriteAsync(broken);
        await Running.BecomesAsync(scanner, ThingState.Degraded, "scanner.garbled");
        await pipe.WriteAsync(HidReports.Of("]E0", "6900000000014"));
        Assert.Equal("6900000000014", (await NextAsync()).Text);
        await Running.BecomesAsync(scanner, ThingState.Online);
        Assert.Equal((1, 3), (scanner.Statistics.Good, scanner.Statistics.Failed));
    }

    [Theory]
    [InlineData(Code)]
    [InlineData("PD20080005")]
    [InlineData("https://trace.example/T?Code=" + Code)]
    [InlineData("A-0012")]
    public async Task Keyboard_Label_IsTypedWholeWhateverTheLayout(string label)
    {
        await using var pipe = new Fifo(_house.Path("event0"));
        await StartAsync($"evdev:{pipe.Path}");
        await pipe.WriteAsync(KeyEvents.Of(label + "\r"));
        Assert.Equal(label, (await NextAsync()).Text);
        Assert.Empty(_scans);
    }

    [Fact]
    public async Task Keyboard_SeedLabelOfFourLines_IsOneScan()
    {
        await using var pipe = new Fifo(_house.Path("event0"));
        await StartAsync($"evdev:{pipe.Path}");
        await pipe.WriteAsync(KeyEvents.Of(Seed + "\r"));
        Assert.Equal("SEED01", Assert.IsType<SeedLabel>(LabelOf(await NextAsync())).UnitCode);
        Assert.Empty(_scans);
    }

    [Fact]
    public async Task Keyboard_NoEnter_EndsWithSilence()
    {
        await using var pipe = new Fifo(_house.Path("event0"));
        await StartAsync($"evdev:{pipe.Path}");
        await pipe.WriteAsync(KeyEvents.Of("6900000000014"));
        Assert.Equal("6900000000014", (await NextAsync()).Text);
    }

    [Fact]
    public async Task Keyboard_SomebodyTypes_IsNoScanAndSaysSo()
    {
        await using var pipe = new Fifo(_house.Path("event0"));
        var scanner = await StartAsync($"evdev:{pipe.Path}");
        for (var key = 1; key <= 3; key++)
        {
            await pipe.WriteAsync(KeyEvents.Of("a"));
            var typed = key;
            await Wait.UntilAsync(() => scanner.Statistics.Failed == typed);
        }
        await Running.BecomesAsync(scanner, ThingState.Degraded, "scanner.typist");
        Assert.Empty(_scans);
        await pipe.WriteAsync(KeyEvents.Of("6900000000014\r"));
        Assert.Equal("6900000000014", (await NextAsync()).Text);
        await Running.BecomesAsync(scanner, ThingState.Online);
    }

    [Theory]
    [InlineData("hidraw")]
    [InlineData("evdev")]
    public async Task Start_NoSuchDevice_SaysWhichAndComesWithIt(string kind)
    {
        var scanner = _house.Start(Make($"{kind}:{_house.Path("late")}"));
        await Running.BecomesAsync(scanner, ThingState.Offline, "scanner.not-found");
        Assert.Contains(_house.Path("late"), scanner.Status.Trouble!.Cause.Zh, StringComparison.Ordinal);
        await using var pipe = new Fifo(_house.Path("late"));
        await Running.BecomesAsync(scanner, ThingState.Online);
    }

    [Fact]
    public async Task Check_Interactive_PassesWithTheNextScanWhichStillCounts()
    {
        await using var pipe = new Fifo(_house.Path("hidraw0"));
        var scanner = await StartAsync($"hidraw:{pipe.Path}");
        Assert.Equal(HealthOutcome.Passed, (await scanner.CheckHealthAsync(HealthLevel.Internal, Stop)).Outcome);
        Assert.Equal(HealthOutcome.NotSupported, (await scanner.CheckHealthAsync(HealthLevel.External, Stop)).Outcome);
        var checking = scanner.CheckHealthAsync(HealthLevel.Interactive, Stop);
        Assert.Contains("Scan", scanner.Prompt?.En, StringComparison.Ordinal);
        await pipe.WriteAsync(HidReports.Of("]E0", "6900000000014"));
        var check = await checking;
        Assert.Equal(HealthOutcome.Passed, check.Outcome);
        Assert.Contains("]E0", check.Text.En, StringComparison.Ordinal);
        Assert.Equal("6900000000014", (await NextAsync()).Text);
    }

    [Fact]
    public async Task Check_NobodyScans_FailsAfterHalfAMinute()
    {
        var clock = new FakeTimeProvider();
        await using var house = new Running(clock: clock);
        await using var pipe = new Fifo(house.Path("hidraw0"));
        var scanner = house.Start(new BarcodeScanner(new DeviceOptions { Id = "scanner-1", Address = $"hidraw:{pipe.Path}" }, house.Context));
        await Running.BecomesAsync(scanner, ThingState.Online);
        var checking = scanner.CheckHealthAsync(HealthLevel.Interactive, Stop);
        clock.Advance(TimeSpan.FromSeconds(29));
        Assert.False(checking.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal((HealthOutcome.Failed, "scanner.nothing-scanned"), ((await checking).Outcome, (await checking).Trouble?.Code));
        await pipe.WriteAsync(HidReports.Of("]E0", "6900000000014"));
        await Wait.UntilAsync(() => scanner.Statistics.Good == 1);
    }

    [Fact]
    public async Task Check_ScannerIsGone_FailsWithItsTrouble()
    {
        var scanner = _house.Start(Make($"hidraw:{_house.Path("none")}"));
        await Running.BecomesAsync(scanner, ThingState.Offline);
        var check = await scanner.CheckHealthAsync(HealthLevel.Interactive, Stop);
        Assert.Equal((HealthOutcome.Failed, "scanner.not-found"), (check.Outcome, check.Trouble?.Code));
    }

    private static Label LabelOf(Scan scan) => LabelParser.Parse(scan.Text, scan.AimId);

    // Longer than in life: the writer shares this machine with every other test.
    private BarcodeScanner Make(string address)
    {
        var framing = new ScanFraming { Silence = TimeSpan.FromMilliseconds(300), Settle = TimeSpan.FromMilliseconds(50) };
        var scanner = new BarcodeScanner(new DeviceOptions { Id = "scanner-1", Address = address }, _house.Context, framing);
        scanner.Scanned += _scans.Enqueue;
        return scanner;
    }

    private async Task<BarcodeScanner> StartAsync(string address)
    {
        var scanner = _house.Start(Make(address));
        await Running.BecomesAsync(scanner, ThingState.Online);
        return scanner;
    }

    private async Task<Scan> NextAsync()
    {
        Scan? scan = null;
        await Wait.UntilAsync(() => _scans.TryDequeue(out scan));
        return scan!;
    }

    private void Describe(string name, string descriptor)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_house.Context.Places.HidrawClasses, name, "device"));
        File.WriteAllBytes(Path.Combine(folder.FullName, "report_descriptor"), Convert.FromHexString(descriptor));
    }
}
