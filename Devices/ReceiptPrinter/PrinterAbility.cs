using EdgeGateway.Protocols.EscPos;

namespace EdgeGateway.Devices.ReceiptPrinter;

/// <summary>What this very printer was seen to answer. Model names say nothing about it.</summary>
/// <param name="Subjects">Real-time subjects it answers; empty: it is silent.</param>
/// <param name="Proof">Strongest proof of completion it gives; null: not asked yet, because it could not print then.</param>
internal sealed record PrinterAbility(IReadOnlyList<StatusSubject> Subjects, PrintProof? Proof)
{
    public static PrinterAbility Silent { get; } = new([], PrintProof.None);

    public bool IsSilent => Subjects.Count == 0;

    /// <summary>One word for the page: what may be said after a print.</summary>
    public string Level => this switch
    {
        { Proof: PrintProof.Completed } => "A",
        { Proof: PrintProof.Processed } => "B",
        { IsSilent: true } => "D",
        { Proof: null } => "?",
        _ => "C",
    };
}
