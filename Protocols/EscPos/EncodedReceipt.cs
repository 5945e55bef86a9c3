namespace EdgeGateway.Protocols.EscPos;

/// <summary>A receipt as bytes for one printer.</summary>
/// <param name="Bytes">All of it, without any request for an answer.</param>
/// <param name="Boundaries">
/// Rising offsets into <paramref name="Bytes"/> between two commands; the last one is the length. Only there may a status request be
/// put in between.
/// </param>
/// <param name="ReplacedCharacters">Characters the printer cannot print, shown as 〓. Rasterising them is not done yet.</param>
public sealed record EncodedReceipt(ReadOnlyMemory<byte> Bytes, IReadOnlyList<int> Boundaries, int ReplacedCharacters);
