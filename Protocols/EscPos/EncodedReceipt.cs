namespace EdgeGateway.Protocols.EscPos;

/// <summary>A receipt as bytes for one printer.</summary>
/// <param name="Bytes">All of it, without any request for an answer.</param>
/// <param name="Boundaries">
/// Rising offsets into <paramref name="Bytes"/> between two commands; the last one is the length. Only there may a status request be
/// put in between.
/// </param>
/// <param name="ReplacedCharacters">Characters neither the printer nor the painter has, shown as 〓.</param>
public sealed record EncodedReceipt(ReadOnlyMemory<byte> Bytes, IReadOnlyList<int> Boundaries, int ReplacedCharacters)
{
    /// <summary>Lines that were drawn as pictures for a character the printer has not got.</summary>
    public int DrawnLines { get; init; }
}
