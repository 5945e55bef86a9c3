using EdgeGateway.Devices.ReceiptPrinter;
using EdgeGateway.Protocols.EscPos;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Things;

namespace EdgeGateway.Service.Checkout;

/// <summary>The receipt printer of the till: the first one of the configuration.</summary>
internal sealed class StorePrinter(DeviceRoster roster)
{
    private static readonly PrintResult None = new(PrintOutcome.Failed, new Trouble("printer.none",
        new("没有配置小票打印机", "No receipt printer is configured"),
        new("请在配置里加上打印机，再补打", "Add one to the configuration, then reprint")));

    public Task<PrintResult> PrintAsync(ReceiptDocument document, CancellationToken stopping) =>
        roster.Of<EscPosPrinter>() is [var printer, ..] ? printer.PrintAsync(document, stopping) : Task.FromResult(None);
}
