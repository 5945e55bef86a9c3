using EdgeGateway.Devices.ReceiptPrinter;
using EdgeGateway.Devices.Virtual;
using EdgeGateway.Protocols.EscPos;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace EdgeGateway.Devices.Tests.ReceiptPrinter;

/// <summary>The driver against a listener on a real socket: what network printers do, and what must never be printed twice.</summary>
public sealed class TcpPrinterTests : IAsyncDisposable
{
    private readonly TcpPrinter _printer = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly VirtualBench _bench = new(Path.GetTempPath(), TimeProvider.System);
    private Task _running = Task.CompletedTask;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static ReceiptDocument Receipt(string title, int lines = 3) => new(
    [
        new ReceiptPart.Line(title),
        .. Enumerable.Range(1, lines).Select(line => new ReceiptPart.TwoColumns($"草甘膦水剂 {line}", "12.50")),
        new ReceiptPart.Cut(),
    ]);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running.WaitAsync(TimeSpan.FromSeconds(10), TimeProvider.System);
        await _printer.DisposeAsync();
        await _bench.DisposeAsync();
        _stop.Dispose();
    }

    [Fact]
    public async Task Print_OverTcp_IsProvedAndTheConnectionStays()
    {
        var device = await StartAsync(PrinterProfile.Paper80);
        Assert.Equal((PrintOutcome.Printed, PrintProof.Completed), await PrintAsync(device, Receipt("第一张")));
        Assert.Equal((PrintOutcome.Printed, PrintProof.Completed), await PrintAsync(device, Receipt("第二张")));
        Assert.Equal(["第一张", "第二张"], _printer.Receipts.Select(receipt => receipt.Lines[0].Text));
        Assert.Equal(1, _printer.Connections);
    }

    [Fact]
    public async Task Reset_MidReceipt_FailsAndNothingIsSentAgainAfterReconnecting()
    {
        var device = await StartAsync(PrinterProfile.Paper80);
        _printer.ResetAfter = _printer.Received + 700;
        var result = await device.PrintAsync(Receipt("断了", lines: 80), Stop);
        Assert.Equal((PrintOutcome.Failed, "printer.unplugged"), (result.Outcome, result.Trouble?.Code));
        await Wait.UntilAsync(() => _printer.Connections == 2 && device.Status.State == ThingState.Online);
        var afterProbe = _printer.Receipts.Count;
        Assert.Equal((PrintOutcome.Printed, PrintProof.Completed), await PrintAsync(device, Receipt("另一张")));
        Assert.Equal("另一张", _printer.Receipts[^1].Lines[0].Text);
        Assert.InRange(_printer.Receipts.Count(receipt => receipt.Lines.Any(line => line.Text == "断了")), 0, 1);
        Assert.InRange(_printer.Receipts.Count, afterProbe + 1, afterProbe + 2);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Stopped_MidReceipt_IsFailedAndWithAKnownProfileNothingOfItComesOutLater(bool paper)
    {
        var device = await StartAsync(PrinterProfiles.Find("epson-tm")!);
        await _printer.ChangeAsync(module => (module.LinesLeft, module.CoverOpen) = (paper ? 4 : null, !paper));
        if (!paper)
            await Wait.UntilAsync(() => device.Status.Trouble?.Code == "printer.cover-open");
        var result = await device.PrintAsync(Receipt("没打完", lines: 60), Stop);
        Assert.Equal((PrintOutcome.Failed, paper ? "printer.paper-out" : "printer.cover-open"), (result.Outcome, result.Trouble?.Code));
        await Wait.UntilAsync(() => device.Status.State == ThingState.Offline);
        await _printer.ChangeAsync(module => (module.PaperEnd, module.CoverOpen, module.LinesLeft) = (false, false, null));
        await Wait.UntilAsync(() => device.Status.State == ThingState.Online);
        Assert.Equal(PrintOutcome.Printed, (await PrintAsync(device, Receipt("补打"))).Outcome);
        // What stood on the paper before it ended was torn off by the copy's start; none of the sixty lines followed it.
        Assert.Equal("补打", _printer.Receipts[^1].Lines[0].Text);
        Assert.All(_printer.Receipts, receipt => Assert.InRange(receipt.Lines.Count, 1, 6));
        Assert.Single(_printer.Receipts, receipt => receipt.Lines[0].Text == "补打");
    }

    [Fact]
    public async Task AutoStatus_PrinterThatIsDeafWhileItStands_SaysWhyInsteadOfBeingLost()
    {
        _printer.DeafWhenStopped = true;
        var device = await StartAsync(PrinterProfiles.Find("epson-tm")!);
        await _printer.ChangeAsync(module => module.PaperEnd = true);
        await Wait.UntilAsync(() => device.Status is { State: ThingState.Offline, Trouble.Code: "printer.paper-out" });
        await _printer.ChangeAsync(module => module.PaperEnd = false);
        await Wait.UntilAsync(() => device.Status.State == ThingState.Online);
        Assert.Equal(1, _printer.Connections);
        Assert.Equal(1, device.Statistics.PaperEnds);
    }

    [Fact]
    public async Task AutoStatus_NotInTheProfile_IsNeverSwitchedOn()
    {
        _printer.DeafWhenStopped = true;
        var device = await StartAsync(PrinterProfile.Paper80);
        await _printer.ChangeAsync(module => module.PaperEnd = true);
        await Wait.UntilAsync(() => device.Status is { State: ThingState.Offline, Trouble.Code: "printer.no-answer" });
    }

    [Fact]
    public async Task CheckHealth_External_PrintsASlip()
    {
        var device = await StartAsync(PrinterProfile.Paper80);
        var check = await device.CheckHealthAsync(Devices.Health.HealthLevel.External, Stop);
        Assert.Equal(Devices.Health.HealthOutcome.Passed, check.Outcome);
        Assert.Equal("打印机自检", _printer.FirstLine(0));
        Assert.Contains(_printer.Receipts[0].Lines, line => line.Image is not null);
        Assert.Equal(Devices.Health.HealthOutcome.Passed, (await device.CheckHealthAsync(Devices.Health.HealthLevel.Internal, Stop)).Outcome);
        Assert.Equal(1, device.Statistics.Good);
        await _printer.ChangeAsync(module => module.CoverOpen = true);
        await Wait.UntilAsync(() => device.Status.State == ThingState.Offline);
        Assert.Equal("printer.cover-open", (await device.CheckHealthAsync(Devices.Health.HealthLevel.External, Stop)).Trouble?.Code);
    }

    [Fact]
    public async Task Profile_ThatExpectsNothing_IsNeverAskedAndTheReceiptIsUnknown()
    {
        await _printer.ChangeAsync(module => module.Cutter = false);
        var device = Start(PrinterProfiles.Find("zj-58")!);
        await Wait.UntilAsync(() => device.Status.State == ThingState.Degraded);
        var result = await device.PrintAsync(Receipt("单向"), Stop);
        Assert.Equal((PrintOutcome.Unknown, "printer.unconfirmed", "D"), (result.Outcome, result.Trouble?.Code, device.Status.Facts["proof"]));
        await Wait.UntilAsync(() => _printer.Receipts.Count == 1);
    }

    private EscPosPrinter Start(PrinterProfile profile)
    {
        var context = new DeviceContext(TimeProvider.System, NullLoggerFactory.Instance, _bench) { Random = () => 0.1 };
        var device = new EscPosPrinter(new DeviceOptions { Id = "printer-1", Address = _printer.Address }, context, profile, QuickTimes.Times);
        _running = Task.Run(() => device.RunAsync(_stop.Token));
        return device;
    }

    private async Task<EscPosPrinter> StartAsync(PrinterProfile profile)
    {
        var device = Start(profile);
        await Wait.UntilAsync(() => device.Status.State == ThingState.Online && device.Status.Facts["proof"] == "A");
        return device;
    }

    private static async Task<(PrintOutcome Outcome, PrintProof Proof)> PrintAsync(EscPosPrinter device, ReceiptDocument document)
    {
        var result = await device.PrintAsync(document, Stop);
        return (result.Outcome, result.Proof);
    }
}
