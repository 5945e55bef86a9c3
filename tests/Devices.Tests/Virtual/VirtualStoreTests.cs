using System.Collections.Concurrent;
using System.Text;
using EdgeGateway.Devices.Links;
using EdgeGateway.Devices.Virtual;
using EdgeGateway.Protocols.EscPos;
using EdgeGateway.Testing;

namespace EdgeGateway.Devices.Tests.Virtual;

/// <summary>The virtual scanner and printer, seen from the other end of their cable without any driver.</summary>
public sealed class VirtualStoreTests : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly VirtualScanner _scanner;
    private readonly VirtualPrinter _printer;
    private readonly byte[] _buffer = new byte[256];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public VirtualStoreTests()
    {
        _scanner = new VirtualScanner(new VirtualWire("scanner", null, _folder.Path, TimeProvider.System));
        _printer = new VirtualPrinter(new VirtualWire("printer", null, _folder.Path, TimeProvider.System), PrinterProfile.Paper80);
    }

    public async ValueTask DisposeAsync()
    {
        await _scanner.DisposeAsync();
        await _printer.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(ScanSuffix.None, null, "A1")]
    [InlineData(ScanSuffix.Cr, null, "A1\r")]
    [InlineData(ScanSuffix.Lf, null, "A1\n")]
    [InlineData(ScanSuffix.CrLf, "]C0", "]C0A1\r\n")]
    [InlineData(ScanSuffix.Etx, null, "A1\u0003")]
    [InlineData(ScanSuffix.StxEtx, "]C0", "\u0002]C0A1\u0003")]
    public async Task Scan_EachSuffix_IsOnTheWire(ScanSuffix suffix, string? aim, string expected)
    {
        (_scanner.Suffix, _scanner.AimId) = (suffix, aim);
        await using var link = await OpenAsync(_scanner.Address);
        await _scanner.ScanAsync("A1", Stop);
        Assert.Equal(expected, await ReadAsync(link, expected.Length));
    }

    [Fact]
    public async Task ScanHalf_Label_StopsWithoutSuffix()
    {
        await using var link = await OpenAsync(_scanner.Address);
        await _scanner.ScanHalfAsync("12345"u8.ToArray(), 3, Stop);
        Assert.Equal("123", await ReadAsync(link, 3));
        Assert.Equal(0, await link.ReadAsync(_buffer, TimeSpan.FromMilliseconds(50), Stop));
    }

    [Fact]
    public async Task Print_Receipts_KeepsTheLastTwentyNewestFirst()
    {
        var printed = new ConcurrentQueue<PrintedReceipt>();
        _printer.Printed += printed.Enqueue;
        await using var link = await OpenAsync(_printer.Address);
        for (var i = 1; i <= 22; i++)
            await link.WriteAsync(EscPosEncoder.Encode(new([new ReceiptPart.Line($"第{i}张"), new ReceiptPart.Cut()]), PrinterProfile.Paper80).Bytes, TimeSpan.FromSeconds(5), Stop);
        await Wait.UntilAsync(() => printed.Count == 22);
        Assert.Equal(20, _printer.Receipts.Count);
        Assert.Equal(["第22张"], _printer.Receipts[0].Lines);
        Assert.Equal(["第3张"], _printer.Receipts[^1].Lines);
        Assert.Equal(["第1张"], printed.First().Lines);
    }

    [Fact]
    public async Task AutoStatus_PaperAndCover_AreToldByThemselves()
    {
        await using var link = await OpenAsync(_printer.Address);
        await link.WriteAsync(EscPosCommands.AutoStatusOn.ToArray(), TimeSpan.FromSeconds(1), Stop);
        Assert.Equal("1000000F", await ReadHexAsync(link, 4));
        await _printer.CoverAsync(open: true, Stop);
        Assert.Equal("3800000F", await ReadHexAsync(link, 4));
        await _printer.CoverAsync(open: false, Stop);
        Assert.Equal("1000000F", await ReadHexAsync(link, 4));
        await _printer.PaperOutAsync(Stop);
        Assert.Equal("18000F0F", await ReadHexAsync(link, 4));
    }

    [Fact]
    public async Task SwitchedOff_Requests_AreNotAnsweredAndMemoryIsLost()
    {
        await using var link = await OpenAsync(_printer.Address);
        await _printer.PaperOutAsync(Stop);
        await link.WriteAsync("A\n\u001DV\u0000"u8.ToArray(), TimeSpan.FromSeconds(1), Stop);
        await AskAsync(link, "1A");
        _printer.SwitchedOff = true;
        await link.WriteAsync(EscPosCommands.RealTimeStatus(StatusSubject.Printer), TimeSpan.FromSeconds(1), Stop);
        Assert.Equal(0, await link.ReadAsync(_buffer, TimeSpan.FromMilliseconds(100), Stop));
        _printer.SwitchedOff = false;
        await _printer.RefillAsync(Stop);
        await AskAsync(link, "12");
        Assert.Empty(_printer.Receipts);
    }

    private async Task AskAsync(Link link, string expected)
    {
        await link.WriteAsync(EscPosCommands.RealTimeStatus(StatusSubject.Printer), TimeSpan.FromSeconds(1), Stop);
        Assert.Equal(expected, await ReadHexAsync(link, 1));
    }

    private static async Task<Link> OpenAsync(SerialAddress address)
    {
        var opening = await new LinkOpener(TimeProvider.System).OpenAsync(address, 115200, Stop);
        return opening.Link ?? throw new InvalidOperationException(opening.Detail);
    }

    private async Task<string> ReadAsync(Link link, int count) => Encoding.UTF8.GetString(await ReadBytesAsync(link, count));

    private async Task<string> ReadHexAsync(Link link, int count) => Convert.ToHexString(await ReadBytesAsync(link, count));

    private async Task<byte[]> ReadBytesAsync(Link link, int count)
    {
        var bytes = new List<byte>();
        while (bytes.Count < count && await link.ReadAsync(_buffer, TimeSpan.FromSeconds(5), Stop) is > 0 and var read)
            bytes.AddRange(_buffer.AsSpan(0, read));
        return [.. bytes];
    }
}
