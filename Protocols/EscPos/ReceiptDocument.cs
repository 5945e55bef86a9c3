namespace EdgeGateway.Protocols.EscPos;

/// <summary>What is to be printed, independent of any printer.</summary>
/// <param name="Parts">From top to bottom.</param>
public sealed record ReceiptDocument(IReadOnlyList<ReceiptPart> Parts);
