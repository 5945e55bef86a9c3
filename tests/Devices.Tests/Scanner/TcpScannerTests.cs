using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using EdgeGateway.Devices.Health;
using EdgeGateway.Devices.Scanner;
using EdgeGateway.Protocols.Barcodes;
using EdgeGateway.Protocols.Charsets;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Testing;

namespace EdgeGateway.Devices.Tests.Scanner;

/// <summary>A scanner behind a serial server, or one with a network plug: a real socket that sends what a scanner sends.</summary>
public sealed class TcpScannerTests : IAsyncDisposable
{
    private const string Code = "12600011001000000000000000000000";
    private readonly Running _house = new();
    private readonly TcpListener _server = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<Scan> _scans = [];
    private readonly BarcodeScanner _scanner;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public TcpScannerTests()
    {
        _server.Start();
        var options = new DeviceOptions { Id = "scanner-1", Address = $"tcp://127.0.0.1:{((IPEndPoint)_server.LocalEndpoint).Port}" };
        // Longer than in life: the sender shares this machine with every other test.
        _scanner = new BarcodeScanner(options, _house.Context, new ScanFraming { Silence = TimeSpan.FromMilliseconds(300), Settle = TimeSpan.FromMilliseconds(50) });
        _scanner.Scanned += _scans.Enqueue;
        _house.Start(_scanner);
    }

    public async ValueTask DisposeAsync()
    {
        await _house.DisposeAsync();
        _server.Dispose();
    }

    [Fact]
    public async Task Scan_OverTheNetwork_IsOneScanWithIdentifierAndRawBytes()
    {
        using var socket = await _server.AcceptSocketAsync(Stop);
        byte[] raw = [.. "]Q1"u8, .. Gb18030.Lenient.GetBytes("农药：" + Code)];
        await socket.SendAsync((byte[])[.. raw, .. "\r\n"u8], Stop);
        var scan = await NextAsync();
        Assert.Equal(("农药：" + Code, "]Q1"), (scan.Text, scan.AimId));
        Assert.Equal(raw, scan.Raw.ToArray());
    }

    [Fact]
    public async Task Scan_InPieces_IsOneScan()
    {
        using var socket = await _server.AcceptSocketAsync(Stop);
        await socket.SendAsync("测试一号\r\n示例种业\r\nSEE"u8.ToArray(), Stop);
        await socket.SendAsync("D01\r\nhttp://seed.example/1\r\n"u8.ToArray(), Stop);
        var scan = await NextAsync();
        Assert.Equal("SEED01", Assert.IsType<SeedLabel>(LabelParser.Parse(scan.Text, scan.AimId)).UnitCode);
        Assert.Empty(_scans);
    }

    [Fact]
    public async Task Lost_ServerClosesAndComesBack_IsOnlineAgain()
    {
        using (var socket = await _server.AcceptSocketAsync(Stop))
            await Running.BecomesAsync(_scanner, ThingState.Online);
        await Wait.UntilAsync(() => _scanner.Statistics.Faults == 1);
        using var again = await _server.AcceptSocketAsync(Stop);
        await Running.BecomesAsync(_scanner, ThingState.Online);
        await again.SendAsync("6900000000014\r"u8.ToArray(), Stop);
        Assert.Equal("6900000000014", (await NextAsync()).Text);
    }

    [Fact]
    public async Task Power_ServerIsGone_CannotTellOffFromOffline()
    {
        using (var socket = await _server.AcceptSocketAsync(Stop))
            _server.Stop();
        await Running.BecomesAsync(_scanner, ThingState.Offline, "scanner.refused");
        Assert.Equal(PowerState.OffOffline, _scanner.Power);
    }

    private async Task<Scan> NextAsync()
    {
        Scan? scan = null;
        await Wait.UntilAsync(() => _scans.TryDequeue(out scan));
        return scan!;
    }
}
