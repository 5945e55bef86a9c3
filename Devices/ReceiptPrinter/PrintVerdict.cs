using EdgeGateway.Devices.Links;
using EdgeGateway.Protocols.EscPos;
using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Devices.ReceiptPrinter;

/// <summary>
/// What may be said about a receipt. Pure. A receipt is never sent again by the gateway: printers print what they kept in memory after
/// a refill, so a second sending makes two receipts.
/// </summary>
internal static class PrintVerdict
{
    /// <summary>Trouble before the proof came.</summary>
    /// <param name="sent">Bytes the wire had taken.</param>
    /// <param name="total">Bytes of the receipt.</param>
    /// <param name="cause">What happened.</param>
    public static PrintResult Stopped(int sent, int total, Trouble cause)
    {
        if (sent == 0)
            return new(PrintOutcome.Failed, cause);
        return sent < total
            ? new(PrintOutcome.Failed, PrinterTroubles.AfterPart(cause))
            : new(PrintOutcome.Unknown, PrinterTroubles.AfterAll(cause));
    }

    /// <summary>A print queue took it all. "Done" in a queue means spooled, never printed.</summary>
    public static PrintResult Queued(QueueState state) => new(PrintOutcome.Unknown,
        PrinterTroubles.Of(state) is { } trouble ? state == QueueState.Removed ? trouble : PrinterTroubles.AfterAll(trouble) : PrinterTroubles.Spooled);

    /// <summary>All was sent and nothing went wrong that shows.</summary>
    /// <param name="proof">What came back.</param>
    /// <param name="after">Status asked for afterwards; null when it was not answered.</param>
    public static PrintResult Ended(PrintProof proof, PrinterStatus? after) => (proof, after) switch
    {
        (PrintProof.Completed, _) => new(PrintOutcome.Printed, null, PrintProof.Completed),
        (_, { CanPrint: false } status) => new(PrintOutcome.Unknown, PrinterTroubles.AfterAll(PrinterTroubles.Of(status)!)),
        (PrintProof.Processed, { CanPrint: true }) => new(PrintOutcome.Probable, null, PrintProof.Processed),
        _ => new(PrintOutcome.Unknown, PrinterTroubles.Unconfirmed),
    };
}
