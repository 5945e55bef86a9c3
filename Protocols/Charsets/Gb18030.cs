using System.Text;

namespace EdgeGateway.Protocols.Charsets;

/// <summary>GB18030, the character set of Chinese labels and receipt printers. Comes with .NET but must be asked for by its provider.</summary>
public static class Gb18030
{
    /// <summary>Unreadable bytes decode to U+FFFD, characters without a code encode to <c>?</c>. Never throws.</summary>
    public static Encoding Lenient { get; } = Create(new EncoderReplacementFallback("?"), new DecoderReplacementFallback("\uFFFD"));

    /// <summary>Bytes the character takes: 1 (ASCII), 2 (GBK area) or 4 (rare characters, emoji).</summary>
    public static int ByteCount(Rune rune)
    {
        Span<char> chars = stackalloc char[2];
        return rune.IsAscii ? 1 : Lenient.GetByteCount(chars[..rune.EncodeToUtf16(chars)]);
    }

    private static Encoding Create(EncoderFallback encode, DecoderFallback decode) =>
        CodePagesEncodingProvider.Instance.GetEncoding(54936, encode, decode)
        ?? throw new NotSupportedException("this .NET carries no GB18030 (code page 54936)");
}
