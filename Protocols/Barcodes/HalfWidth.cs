namespace EdgeGateway.Protocols.Barcodes;

/// <summary>Numbers as people type them: full-width letters and digits, spaces, lower case.</summary>
internal static class HalfWidth
{
    /// <summary>Full-width ASCII (U+FF01 to U+FF5E) to half-width, upper case, without any white space.</summary>
    public static string Normalise(ReadOnlySpan<char> text)
    {
        Span<char> buffer = text.Length <= 128 ? stackalloc char[text.Length] : new char[text.Length];
        var length = 0;
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
                continue;
            var half = c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFEE0) : c;
            buffer[length++] = char.ToUpperInvariant(half);
        }
        return buffer[..length].ToString();
    }
}
