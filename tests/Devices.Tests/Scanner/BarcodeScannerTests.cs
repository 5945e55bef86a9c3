using System.Collections.Concurrent;
using System.Text;
using EdgeGateway.Devices.Scanner;
using EdgeGateway.Devices.Virtual;
using EdgeGateway.Protocols.Barcodes;
using EdgeGateway.Protocols.Charsets;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Testing;

namespace EdgeGateway.Devices.Tests.Scanner;

public sealed class BarcodeScannerTests : IAsyncLifetime
{
    private const string Code = "12600011001000000000000000000000";
    private const string Seed = "测试一号\r\n示例种业有限公司\r\nSEED01\r\nhttp://seed.example/1";
    private static readonly TimeSpan Silence = TimeSpan.FromMilliseconds(300);
    private readonly DeviceStand<BarcodeScanner, VirtualScanner> _stand = Stand();
    private readonly ConcurrentQueue<Scan> _scans = [];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _stand.Device.Scanned += _scans.Enqueue;
        await _stand.StartAsync();
        await _stand.ReachAsync(ThingState.Online);
    }

    public ValueTask DisposeAsync() => _stand.DisposeAsync();

    [Theory]
    [InlineData(ScanSuffix.None)]
    [InlineData(ScanSuffix.Cr)]
    [InlineData(ScanSuffix.Lf)]
    [InlineData(ScanSuffix.CrLf)]
    [InlineData(ScanSuffix.Etx)]
    [InlineData(ScanSuffix.StxEtx)]
    public async Task Scan_AnySuffix_IsOneScan(ScanSuffix suffix)
    {
        _stand.Twin.Suffix = suffix;
        await _stand.Twin.ScanAsync(Code, Stop);
        var scan = await NextAsync();
        Assert.Equal(Code, scan.Text);
        Assert.Equal(Code, Encoding.ASCII.GetString(scan.Raw.Span));
        Assert.Equal("thing-1", scan.DeviceId);
        Assert.Null(scan.AimId);
        await _stand.Twin.ScanAsync("6900000000014", Stop);
        Assert.Equal("6900000000014", (await NextAsync()).Text);
        Assert.Empty(_scans);
    }

    [Theory]
    [InlineData(ScanSuffix.None)]
    [InlineData(ScanSuffix.Cr)]
    [InlineData(ScanSuffix.CrLf)]
    [InlineData(ScanSuffix.StxEtx)]
    public async Task Scan_SeedLabelOfFourLines_IsOneScan(ScanSuffix suffix)
    {
        _stand.Twin.Suffix = suffix;
        await _stand.Twin.ScanAsync(Seed, Stop);
        var scan = await NextAsync();
        Assert.IsType<SeedLabel>(LabelParser.Parse(scan.Text, scan.AimId));
        Assert.Empty(_scans);
    }

    [Fact]
    public async Task Scan_GbkTextWithAim_IsDecodedAndRawIsKept()
    {
        _stand.Twin.AimId = "]Q1";
        var bytes = Gb18030.Lenient.GetBytes("农药：" + Code);
        await _stand.Twin.ScanAsync(bytes, Stop);
        var scan = await NextAsync();
        Assert.Equal("农药：" + Code, scan.Text);
        Assert.Equal("]Q1", scan.AimId);
        Assert.Equal([.. "]Q1"u8, .. bytes], scan.Raw.ToArray());
    }

    [Fact]
    public async Task Scan_EveryOne_TellsHowLongItsBytesTook()
    {
        var took = new ConcurrentQueue<TimeSpan>();
        _stand.Device.Worked += took.Enqueue;
        _stand.Twin.Suffix = ScanSuffix.Cr;
        await _stand.Twin.ScanAsync(Code, Stop);
        await NextAsync();
        await _stand.Twin.ScanAsync(Code, Stop);
        await NextAsync();
        await Wait.UntilAsync(() => took.Count == 2);
        Assert.All(took, time => Assert.InRange(time, TimeSpan.FromTicks(1), TimeSpan.FromSeconds(2)));
    }

    [Fact]
    public async Task Scan_Half_IsRaisedAsWhatItIs()
    {
        await _stand.Twin.ScanHalfAsync(Encoding.ASCII.GetBytes(Code), 17, Stop);
        var label = Assert.IsType<UnknownLabel>(LabelParser.Parse((await NextAsync()).Text));
        Assert.Equal(LabelProblem.HalfACode, label.Problem);
    }

    [Fact]
    public async Task Pull_WhileOnline_IsOfflineAndComesBack()
    {
        _stand.Twin.Pull();
        await _stand.ReachAsync(ThingState.Offline);
        Assert.NotNull(_stand.Device.Status.Trouble);
        _stand.Twin.Plug();
        await _stand.ReachAsync(ThingState.Online);
        await _stand.Twin.ScanAsync(Code, Stop);
        Assert.Equal(Code, (await NextAsync()).Text);
    }

    [Fact]
    public async Task Scan_ThatNeverEnds_IsTroubleUntilTheScannerIsReplugged()
    {
        await _stand.Twin.ScanAsync(new string('x', 6000), Stop);
        await _stand.ReachAsync(ThingState.Degraded, "scanner.babble");
        Assert.Empty(_scans);
        _stand.Twin.Pull();
        await _stand.ReachAsync(ThingState.Offline);
        _stand.Twin.Plug();
        await _stand.ReachAsync(ThingState.Online);
        await _stand.Twin.ScanAsync(Code, Stop);
        Assert.Equal(Code, (await NextAsync()).Text);
    }

    [Fact]
    public async Task Scan_SlowWire_SeedLabelIsStillOneScan()
    {
        await using var slow = Stand(baud: 9600);
        var scans = new ConcurrentQueue<Scan>();
        slow.Device.Scanned += scans.Enqueue;
        await slow.StartAsync();
        await slow.ReachAsync(ThingState.Online);
        await slow.Twin.ScanAsync(Seed, Stop);
        await Wait.UntilAsync(() => !scans.IsEmpty);
        Assert.Equal(Seed, Assert.Single(scans).Text);
    }

    [Fact]
    public async Task Run_Disabled_SaysSoAndOpensNothing()
    {
        await using var off = new DeviceStand<BarcodeScanner, VirtualScanner>(
            (options, context) => new BarcodeScanner(new DeviceOptions { Id = options.Id, Address = options.Address, Enabled = false }, context));
        await off.StartAsync();
        Assert.Equal(ThingState.Disabled, off.Device.Status.State);
    }

    private async Task<Scan> NextAsync()
    {
        Scan? scan = null;
        await Wait.UntilAsync(() => _scans.TryDequeue(out scan));
        return scan!;
    }

    // The twin shares this machine with every other test: its pauses are longer than a real scanner's.
    private static DeviceStand<BarcodeScanner, VirtualScanner> Stand(int? baud = null) => new(
        (options, context) => new BarcodeScanner(options, context, new ScanFraming { Silence = Silence, Settle = TimeSpan.FromMilliseconds(50) }), baud);
}
