namespace EdgeGateway.Protocols.Barcodes;

/// <summary>AIM symbology identifier (ISO/IEC 15424): <c>]</c>, a code letter, a modifier. Scanners put it before the data when told to.</summary>
public static class AimIdentifier
{
    private const int Length = 3;

    /// <summary>
    /// Takes the identifier off the front of a scan. Only code letters of the standard count, so a label that merely begins
    /// with <c>]</c> stays whole.
    /// </summary>
    /// <param name="raw">Scan as it came.</param>
    /// <param name="aimId">Like <c>]Q1</c>; null when there is none.</param>
    /// <returns>The scan without the identifier.</returns>
    public static ReadOnlyMemory<byte> Strip(ReadOnlyMemory<byte> raw, out string? aimId)
    {
        var span = raw.Span;
        aimId = null;
        if (span.Length < Length || span[0] != ']' || !IsIdentifier((char)span[1], (char)span[2]))
            return raw;
        aimId = string.Create(Length, ((char)span[1], (char)span[2]), static (chars, id) => (chars[0], chars[1], chars[2]) = (']', id.Item1, id.Item2));
        return raw[Length..];
    }

    /// <summary>What kind of code it was; <see cref="Symbology.Unknown"/> for null or anything that is no identifier.</summary>
    public static Symbology SymbologyOf(string? aimId) =>
        aimId is [']', var code, var modifier] && IsIdentifier(code, modifier) ? FromLetter(code) : Symbology.Unknown;

    /// <summary>True when the code began with FNC1, so the text is a GS1 element string.</summary>
    public static bool MeansGs1(string? aimId) => aimId is "]C1" or "]d2" or "]d5" or "]Q3" or "]Q4" or "]e0";

    private static bool IsIdentifier(char code, char modifier) =>
        FromLetter(code) != Symbology.Unknown && (char.IsAsciiDigit(modifier) || (code == 'z' && modifier is >= 'A' and <= 'C'));

    private static Symbology FromLetter(char code) => code switch
    {
        'E' => Symbology.Ean,
        'C' => Symbology.Code128,
        'I' => Symbology.Interleaved2Of5,
        'A' => Symbology.Code39,
        'F' => Symbology.Codabar,
        'G' => Symbology.Code93,
        'e' => Symbology.Gs1DataBar,
        'L' => Symbology.Pdf417,
        'd' => Symbology.DataMatrix,
        'Q' => Symbology.QrCode,
        'z' => Symbology.Aztec,
        'h' => Symbology.HanXin,
        'M' => Symbology.Msi,
        'U' => Symbology.MaxiCode,
        'X' => Symbology.VendorDefined,
        _ => Symbology.Unknown,
    };
}
