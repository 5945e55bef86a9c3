using System.Collections.Concurrent;
using EdgeGateway.Devices.Health;
using EdgeGateway.Devices.IdCardReader;
using EdgeGateway.Devices.ReceiptPrinter;
using EdgeGateway.Devices.Scanner;
using EdgeGateway.Devices.Virtual;
using EdgeGateway.Protocols.EscPos;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Testing;

namespace EdgeGateway.Devices.Tests.Discovery;

/// <summary>Devices that are found by asking, on pseudo-terminals in a folder that stands for /dev/serial/by-id.</summary>
public sealed class AutoAddressTests : IAsyncDisposable
{
    private readonly Running _house = new();
    private readonly ConcurrentQueue<CardRead> _reads = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task Start_ReaderAndPrinter_EachFindsItsOwnPort()
    {
        PlugReader("usb-b");
        PlugPrinter("usb-a");
        var (reader, printer) = StartBoth();
        await Running.BecomesAsync(reader, ThingState.Online);
        await Running.BecomesAsync(printer, ThingState.Online);
        Assert.EndsWith("usb-b", reader.Status.Facts["address"], StringComparison.Ordinal);
        Assert.EndsWith("usb-a", printer.Status.Facts["address"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Swap_WhileRunning_BothAreFoundAgainAndWork()
    {
        var readerTwin = PlugReader("usb-a");
        var printerTwin = PlugPrinter("usb-b");
        var (reader, printer) = StartBoth();
        await Running.BecomesAsync(reader, ThingState.Online);
        await Running.BecomesAsync(printer, ThingState.Online);

        await _house.UnplugAsync(readerTwin);
        await _house.UnplugAsync(printerTwin);
        await Running.BecomesAsync(reader, ThingState.Offline);
        await Running.BecomesAsync(printer, ThingState.Offline);
        var newPrinterTwin = PlugPrinter("usb-a");
        var newReaderTwin = PlugReader("usb-b");

        await Running.BecomesAsync(reader, ThingState.Online);
        await Running.BecomesAsync(printer, ThingState.Online);
        Assert.EndsWith("usb-b", reader.Status.Facts["address"], StringComparison.Ordinal);
        newReaderTwin.Place(SyntheticCards.First);
        await Wait.UntilAsync(() => !_reads.IsEmpty);
        var receipt = new ReceiptDocument([new ReceiptPart.Line("swapped"), new ReceiptPart.Cut()]);
        Assert.Equal(PrintOutcome.Printed, (await printer.PrintAsync(receipt, Stop)).Outcome);
        Assert.Contains("swapped", string.Join('\n', newPrinterTwin.Receipts.SelectMany(printed => printed.Lines)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_NothingPlugged_SaysSoAndFindsWhatComes()
    {
        var reader = Start("reader-1");
        await Running.BecomesAsync(reader, ThingState.Offline, "reader.not-found");
        Assert.Contains("No serial port", reader.Status.Trouble!.Cause.En, StringComparison.Ordinal);
        PlugReader("usb-late");
        await Running.BecomesAsync(reader, ThingState.Online);
    }

    [Fact]
    public async Task Start_SlowReader_IsFoundAtItsSpeed()
    {
        PlugReader("usb-slow", baud: 19200);
        var reader = Start("reader-1");
        await Running.BecomesAsync(reader, ThingState.Online);
        Assert.Equal("19200", reader.Status.Facts["baud"]);
    }

    [Fact]
    public async Task Start_PortGivenToTheScanner_IsNotAsked()
    {
        var twin = _house.Plug(new VirtualScanner(Wire("usb-scanner")));
        var scanner = new BarcodeScanner(new DeviceOptions { Id = "scanner-1", Address = $"serial:{twin.Address.Path}" }, _house.Context);
        var reader = Start("reader-1");
        await Running.BecomesAsync(reader, ThingState.Offline, "reader.not-found");
        PlugReader("usb-z");
        await Running.BecomesAsync(reader, ThingState.Online);
        Assert.Equal(0, twin.Heard);
        _house.Start(scanner);
        await Running.BecomesAsync(scanner, ThingState.Online);
    }

    [Fact]
    public async Task Start_SilentPort_IsAskedAndThenLeftInPeace()
    {
        var silent = _house.Plug(new VirtualScanner(Wire("usb-a")));
        var reader = Start("reader-1");
        await Running.BecomesAsync(reader, ThingState.Offline, "reader.not-found");
        // DLE EOT, then the state at five speeds with ESC @ behind each.
        const int heard = 3 + (5 * (10 + 2));
        await Wait.UntilAsync(() => silent.Heard == heard);
        PlugReader("usb-b");
        await Running.BecomesAsync(reader, ThingState.Online);
        Assert.Equal(heard, silent.Heard);
    }

    [Fact]
    public async Task Start_SamePortForTwo_TheSecondSeesWhoHasIt()
    {
        var twin = PlugReader("usb-a");
        var first = Start("reader-1", $"serial:{twin.Address.Path}");
        await Running.BecomesAsync(first, ThingState.Online);
        var second = Start("reader-2", $"serial:{twin.Address.Path}");
        await Running.BecomesAsync(second, ThingState.Offline, "reader.claimed");
        Assert.Equal("The port of the ID card reader is claimed by reader-1", second.Status.Trouble!.Cause.En);
        Assert.Equal(PowerState.Unknown, second.Power);
    }

    [Fact]
    public async Task Asked_SilentPrinter_ForgetsWhatItHeard()
    {
        var twin = _house.Plug(new VirtualPrinter(Wire("usb-a")) { Level = PrinterLevel.Silent });
        var reader = Start("reader-1");
        await Running.BecomesAsync(reader, ThingState.Offline, "reader.not-found");
        var printer = new EscPosPrinter(new DeviceOptions { Id = "printer-1", Address = $"serial:{twin.Address.Path}?baud={twin.Baud}" }, _house.Context);
        _house.Start(printer);
        await Running.BecomesAsync(printer, ThingState.Degraded);
        await printer.PrintAsync(new ReceiptDocument([new ReceiptPart.Line("clean"), new ReceiptPart.Cut()]), Stop);
        await Wait.UntilAsync(() => twin.Receipts.Count > 0);
        Assert.Equal("clean", string.Concat(Assert.Single(twin.Receipts).Lines).Trim());
    }

    private VirtualReader PlugReader(string name, int? baud = null) => _house.Plug(new VirtualReader(Wire(name, baud)));

    private VirtualPrinter PlugPrinter(string name) => _house.Plug(new VirtualPrinter(Wire(name)));

    private VirtualWire Wire(string name, int? baud = null) => new(name, baud, _house.Context.Places.SerialById, TimeProvider.System);

    private SamReader Start(string id, string address = "serial:auto")
    {
        var reader = SamReader.Create(new DeviceOptions { Id = id, Address = address, PollInterval = TimeSpan.FromMilliseconds(50) }, _house.Context);
        reader.CardRead += _reads.Enqueue;
        return _house.Start(reader);
    }

    private (SamReader Reader, EscPosPrinter Printer) StartBoth() =>
        (Start("reader-1"), _house.Start(new EscPosPrinter(new DeviceOptions { Id = "printer-1", Address = "auto:" }, _house.Context)));
}
