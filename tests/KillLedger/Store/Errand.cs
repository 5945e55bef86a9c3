namespace EdgeGateway.KillLedger.Store;

/// <summary>Something that goes wrong during a checkout.</summary>
internal enum Fault
{
    None,
    ReaderPulled,
    CardMoved,
    ScannerBabble,

    /// <summary>The roll ends somewhere on this receipt.</summary>
    PaperOutMidReceipt,

    /// <summary>There is no paper to begin with.</summary>
    PaperOut,
    PrinterPulled,
    BrokerDown,

    /// <summary>SIGKILL while goods are in the basket.</summary>
    KilledBefore,

    /// <summary>SIGKILL while the sale is being written.</summary>
    KilledAtConfirm,

    /// <summary>SIGKILL while the receipt is in the printer.</summary>
    KilledAfter,
}

/// <summary>One customer.</summary>
/// <param name="Goods">Samples of the demo held before the scanner, from 1.</param>
/// <param name="Card">Card placed on the reader, from 1; 0: none is needed.</param>
/// <param name="CardFirst">Before the goods or after them.</param>
/// <param name="Fault">What goes wrong.</param>
/// <param name="When">0 to 1: how far into the moment it goes wrong.</param>
internal sealed record Errand(IReadOnlyList<int> Goods, int Card, bool CardFirst, Fault Fault, double When);
