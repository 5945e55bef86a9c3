using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Devices.ReceiptPrinter;

/// <summary>What may be said about a receipt. "Sent" is never "printed".</summary>
public enum PrintOutcome
{
    /// <summary>The printer confirmed completion (GS ( H fn48).</summary>
    Printed,

    /// <summary>Processed without an error, so probably printed (GS r answered after the data, and a good status after it): a look at the paper proves it.</summary>
    Probable,

    /// <summary>Bytes were accepted but nobody confirmed: the clerk must look.</summary>
    Unknown,

    /// <summary>Nothing, or not all, was printed.</summary>
    Failed,
}

/// <summary>Result of one print job.</summary>
/// <param name="Outcome">What may be said.</param>
/// <param name="Trouble">Why nobody knows, or why it failed; null when it is printed, or probably.</param>
/// <param name="Proof">How strong the confirmation is.</param>
public sealed record PrintResult(PrintOutcome Outcome, Trouble? Trouble = null, PrintProof Proof = PrintProof.None);
