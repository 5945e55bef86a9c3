using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Journal.Salvage;

/// <summary>
/// Finds events in bytes without understanding the file they are in: each begins and ends in a known way, and its hash proves that it is whole.
/// An event longer than a page is stored in pieces and is not found this way.
/// </summary>
internal static class EventCarver
{
    private const int Block = 8 * 1024 * 1024;
    private const int Longest = EventData.MaxBytes + 4096;
    private const int SealTail = HashChain.HashLength + 2;

    private static ReadOnlySpan<byte> Head => "{\"specversion\":\"1.0\",\"id\":\""u8;

    private static ReadOnlySpan<byte> Seal => ",\"hash\":\""u8;

    /// <summary>Every intact event in the stream, in the order of the bytes. One may come several times: old pages keep copies.</summary>
    public static IEnumerable<byte[]> Carve(Stream stream)
    {
        var buffer = new byte[Block + Longest];
        var filled = 0;
        while (true)
        {
            var read = stream.ReadAtLeast(buffer.AsSpan(filled), buffer.Length - filled, throwOnEndOfStream: false);
            filled += read;
            foreach (var found in CarveBlock(buffer.AsMemory(0, filled))) yield return found;
            if (filled < buffer.Length) yield break;
            // An event that was cut by the end of the block begins at most this far before it.
            buffer.AsSpan(filled - Longest, Longest).CopyTo(buffer);
            filled = Longest;
        }
    }

    private static IEnumerable<byte[]> CarveBlock(ReadOnlyMemory<byte> block)
    {
        for (var at = Next(block.Span, 0); at >= 0; at = Next(block.Span, at + 1))
            if (Whole(block.Span[at..]) is { } found) yield return found;
    }

    private static int Next(ReadOnlySpan<byte> block, int from) => block[from..].IndexOf(Head) is var at and >= 0 ? from + at : -1;

    // The data may itself hold the text of a seal, so every seal up to the next head is tried.
    private static byte[]? Whole(ReadOnlySpan<byte> bytes)
    {
        var limit = bytes[1..].IndexOf(Head) is var next and >= 0 ? next + 1 : Math.Min(bytes.Length, Longest);
        for (var from = 0; bytes[from..limit].IndexOf(Seal) is var at and >= 0; from += at + 1)
        {
            var end = from + at + Seal.Length + SealTail;
            if (end > bytes.Length) return null;
            if (HashChain.Verify(bytes[..end]) == ChainVerdict.Intact) return bytes[..end].ToArray();
        }

        return null;
    }
}
