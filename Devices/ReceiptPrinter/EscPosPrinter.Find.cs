using EdgeGateway.Devices.Links;
using EdgeGateway.Protocols.EscPos;

namespace EdgeGateway.Devices.ReceiptPrinter;

/// <summary>The question whether a port has a printer behind it.</summary>
public sealed partial class EscPosPrinter
{
    private static readonly int[] Speeds = [9600, 115200, 19200, 38400];

    /// <summary>Asks for its state at the usual speeds. A card reader hears three bytes that mean nothing to it.</summary>
    protected override async Task<bool> IsOurDeviceAsync(Link link, CancellationToken stopping)
    {
        var port = new PrinterPort(link, Clock, _times);
        foreach (var speed in Speeds)
        {
            if (speed != link.Baud && !link.TryChangeBaud(speed))
                continue;
            if (await port.AskAsync(StatusSubject.Printer, stopping).ConfigureAwait(false) is not null)
                return true;
        }
        return false;
    }
}
