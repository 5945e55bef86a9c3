using System.Buffers;
using System.Security.Cryptography;

namespace EdgeGateway.Protocols.Messages;

/// <summary>
/// Makes tampering and loss visible. The hash of an event is SHA-256 over its bytes exactly as sent, without the last member
/// <c>,"hash":"…"</c>. Each event carries its predecessor's hash as <c>prevhash</c> inside the hashed bytes: that is the chain.
/// Checking needs no canonical form of JSON, only the bytes that arrived.
/// </summary>
public static class HashChain
{
    /// <summary>Length of a hash in hex digits.</summary>
    public const int HashLength = 64;

    // ,"hash":"<64>"}
    private const int SealLength = 9 + HashLength + 2;
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    /// <summary><c>prevhash</c> of the first event of a journal.</summary>
    public static string Start { get; } = new('0', HashLength);

    /// <summary>Puts the hash on as last member.</summary>
    /// <param name="open">A JSON object with at least one member, no white space behind its last brace.</param>
    /// <param name="hash">64 lower-case hex digits.</param>
    public static byte[] Seal(ReadOnlySpan<byte> open, out string hash)
    {
        if (open.Length < 2 || open[^1] != '}') throw new ArgumentException("not a JSON object", nameof(open));
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(open, digest);
        hash = Convert.ToHexStringLower(digest);
        var bytes = new byte[open.Length - 1 + SealLength];
        open[..^1].CopyTo(bytes);
        var seal = bytes.AsSpan(open.Length - 1);
        ",\"hash\":\""u8.CopyTo(seal);
        for (var i = 0; i < HashLength; i++) seal[9 + i] = (byte)hash[i];
        "\"}"u8.CopyTo(seal[(9 + HashLength)..]);
        return bytes;
    }

    /// <summary>Checks that not one byte of the event changed since it was sealed.</summary>
    public static ChainVerdict Verify(ReadOnlySpan<byte> bytes)
    {
        if (!TrySplit(bytes, out var body, out var claimed)) return ChainVerdict.NotSealed;
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(body);
        sha.AppendData("}"u8);
        sha.GetHashAndReset(digest);
        Span<byte> hex = stackalloc byte[HashLength];
        Convert.TryToHexStringLower(digest, hex, out _);
        return hex.SequenceEqual(claimed) ? ChainVerdict.Intact : ChainVerdict.Altered;
    }

    /// <summary>Checks the event and that it follows the one whose hash is given.</summary>
    /// <param name="bytes">The event as it arrived.</param>
    /// <param name="previousHash">Hash of the event with the number before, <see cref="Start"/> for the first.</param>
    public static ChainVerdict Verify(ReadOnlyMemory<byte> bytes, string previousHash)
    {
        var verdict = Verify(bytes.Span);
        if (verdict != ChainVerdict.Intact) return verdict;
        if (!GatewayMessage.TryParse(bytes, out var message, out _)) return ChainVerdict.NotSealed;
        return message.PrevHash == previousHash ? ChainVerdict.Intact : ChainVerdict.Unlinked;
    }

    /// <summary>The hash an event carries, null when it is not sealed. Does not check it.</summary>
    public static string? HashOf(ReadOnlySpan<byte> bytes) =>
        TrySplit(bytes, out _, out var hash) ? System.Text.Encoding.ASCII.GetString(hash) : null;

    /// <summary>64 lower-case hex digits?</summary>
    public static bool IsHash(string text) => text.Length == HashLength && !text.AsSpan().ContainsAnyExcept(HexDigits);

    private static bool TrySplit(ReadOnlySpan<byte> bytes, out ReadOnlySpan<byte> body, out ReadOnlySpan<byte> hash)
    {
        body = hash = default;
        if (bytes.Length <= SealLength) return false;
        var seal = bytes[^SealLength..];
        if (!seal.StartsWith(",\"hash\":\""u8) || !seal.EndsWith("\"}"u8)) return false;
        body = bytes[..^SealLength];
        hash = seal.Slice(9, HashLength);
        return true;
    }
}
