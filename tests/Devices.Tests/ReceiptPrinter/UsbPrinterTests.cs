using System.Diagnostics;
using EdgeGateway.Devices.Links;
using EdgeGateway.Devices.ReceiptPrinter;
using EdgeGateway.Devices.Virtual;
using EdgeGateway.Protocols.EscPos;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Testing;

namespace EdgeGateway.Devices.Tests.ReceiptPrinter;

/// <summary>
/// USB printer class: a pseudo-terminal stands in for /dev/usb/lp0 with a pipe back, a FIFO for one without. The kernel's own driver was
/// not there to be tested.
/// </summary>
public sealed class UsbPrinterTests
{
    private static readonly ReceiptDocument Receipt = new([new ReceiptPart.Line("测试小票"), new ReceiptPart.Cut()]);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TwoWay_Device_IsAskedAndProves()
    {
        await using var stand = Stand("");
        await stand.StartAsync();
        await stand.ReachAsync(ThingState.Online);
        Assert.StartsWith("usblp:", stand.Device.Status.Facts["address"], StringComparison.Ordinal);
        Assert.Equal((PrintOutcome.Printed, PrintProof.Completed), await ResultAsync(stand.Device));
        await stand.Twin.PaperOutAsync(Stop);
        await stand.ReachAsync(ThingState.Offline, "printer.paper-out");
        await stand.Twin.RefillAsync(Stop);
        await stand.ReachAsync(ThingState.Online);
        Assert.Single(stand.Twin.Receipts);
    }

    [Fact]
    public async Task TwoWay_PulledAndPlugged_IsOfflineAndComesBackByItself()
    {
        await using var stand = Stand("");
        await stand.StartAsync();
        await stand.ReachAsync(ThingState.Online);
        stand.Twin.Pull();
        await stand.ReachAsync(ThingState.Offline);
        stand.Twin.Plug();
        await stand.ReachAsync(ThingState.Online);
        Assert.Equal(Devices.Health.PowerState.Online, stand.Device.Power);
        Assert.Empty(stand.Twin.Receipts);
    }

    [Fact]
    public async Task OneWay_Device_PrintsAndIsUnknown()
    {
        await using var stand = Stand("?oneway");
        await stand.StartAsync();
        await stand.ReachAsync(ThingState.Degraded, "printer.silent");
        Assert.Equal((PrintOutcome.Unknown, PrintProof.None), await ResultAsync(stand.Device));
        await Wait.UntilAsync(() => stand.Twin.Receipts.Count == 1);
    }

    [Fact]
    public async Task OneWay_Fifo_GetsTheBytesAndNoQuestion()
    {
        using var folder = new TempFolder();
        var path = folder.File("lp0");
        using (var made = Process.Start("mkfifo", path))
            await made.WaitForExitAsync(Stop);
        await using var paper = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        var opening = await new LinkOpener(TimeProvider.System).OpenAsync(new UsbPrinterAddress(path, OneWay: true), 9600, Stop);
        await using var link = opening.Link!;
        Assert.True(link.IsOneWay);
        Assert.Equal(0, await link.ReadAsync(new byte[8], TimeSpan.FromMilliseconds(5), Stop));
        var bytes = EscPosEncoder.Encode(Receipt, PrinterProfile.Paper58).Bytes;
        await link.WriteAsync(bytes, TimeSpan.FromSeconds(1), Stop);
        var read = new byte[bytes.Length];
        await paper.ReadExactlyAsync(read, Stop);
        Assert.Equal(bytes.ToArray(), read);
    }

    [Theory]
    [InlineData("/dev/usb/lp-none", LinkProblem.NotFound)]
    [InlineData("/dev", LinkProblem.NotAPort)]
    public async Task Open_WhatIsNoPrinter_IsAProblemAndNoException(string path, LinkProblem problem)
    {
        var opening = await new LinkOpener(TimeProvider.System).OpenAsync(new UsbPrinterAddress(path), 9600, Stop);
        Assert.Null(opening.Link);
        Assert.Equal(problem, opening.Problem);
    }

    private static DeviceStand<EscPosPrinter, VirtualPrinter> Stand(string query) => new(
        (options, context) => new EscPosPrinter(
            new DeviceOptions { Id = options.Id, Address = $"usblp:{context.Bench.Find<VirtualPrinter>(options.Id)!.Address.Path}{query}" }, context, times: QuickTimes.Times),
        twin: wire => new VirtualPrinter(wire));

    private static async Task<(PrintOutcome Outcome, PrintProof Proof)> ResultAsync(EscPosPrinter printer)
    {
        var result = await printer.PrintAsync(Receipt, Stop);
        return (result.Outcome, result.Proof);
    }
}
