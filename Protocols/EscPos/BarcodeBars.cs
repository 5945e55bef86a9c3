using System.Globalization;

namespace EdgeGateway.Protocols.EscPos;

/// <summary>Bars of a bar code, one bool a module, black is true. For fitting a code to the paper and for pictures of receipts; printers draw their own.</summary>
public static class BarcodeBars
{
    private const int StartB = 104;
    private const int Stop = 106;

    // Widths of bar and gap in turn, value 0 to 106 (ISO/IEC 15417).
    private static readonly string[] Code128 =
        ("212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 123122 123221 223211 221132 "
        + "221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 232121 111323 131123 131321 112313 132113 132311 211313 "
        + "231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 "
        + "314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 "
        + "111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 "
        + "114131 311141 411131 211412 211214 211232 2331112").Split(' ');

    private static readonly string[] EanLeft = ["0001101", "0011001", "0010011", "0111101", "0100011", "0110001", "0101111", "0111011", "0110111", "0001011"];

    // Which of the left digits are mirrored codes of the right ones: the first digit of the number.
    private static readonly string[] EanParity = ["LLLLLL", "LLGLGG", "LLGGLG", "LLGGGL", "LGLLGG", "LGGLLG", "LGGGLL", "LGLGLG", "LGLGGL", "LGGLGL"];

    /// <summary>Null when the data cannot be such a code.</summary>
    public static IReadOnlyList<bool>? Of(BarcodeKind kind, string data) => kind switch
    {
        BarcodeKind.Ean13 => Complete(data) is { } digits ? Ean13(digits) : null,
        _ when data.Length is >= 1 and <= 40 && data.All(static c => c is >= ' ' and <= '~') => Code128B(data),
        _ => null,
    };

    /// <summary>Thirteen digits: a missing check digit is put in, a wrong one makes it null.</summary>
    public static string? Complete(string digits)
    {
        if (digits.Length is not (12 or 13) || !digits.All(char.IsAsciiDigit))
            return null;
        var sum = 0;
        for (var i = 0; i < 12; i++)
            sum += (digits[i] - '0') * (i % 2 == 0 ? 1 : 3);
        var whole = digits[..12] + ((10 - (sum % 10)) % 10).ToString(CultureInfo.InvariantCulture);
        return digits.Length == 12 || digits == whole ? whole : null;
    }

    private static List<bool> Code128B(string text)
    {
        var values = text.Select(static c => c - ' ').ToList();
        var check = (StartB + values.Select(static (value, i) => value * (i + 1)).Sum()) % 103;
        var bars = new List<bool>();
        foreach (var value in values.Prepend(StartB).Append(check).Append(Stop))
        {
            for (var i = 0; i < Code128[value].Length; i++)
                bars.AddRange(Enumerable.Repeat(i % 2 == 0, Code128[value][i] - '0'));
        }
        return bars;
    }

    private static List<bool> Ean13(string digits)
    {
        var parity = EanParity[digits[0] - '0'];
        var left = string.Concat(Enumerable.Range(1, 6).Select(i => parity[i - 1] == 'L' ? EanLeft[digits[i] - '0'] : Mirrored(Inverted(EanLeft[digits[i] - '0']))));
        var right = string.Concat(Enumerable.Range(7, 6).Select(i => Inverted(EanLeft[digits[i] - '0'])));
        return [.. $"101{left}01010{right}101".Select(static c => c == '1')];
    }

    private static string Inverted(string bits) => string.Concat(bits.Select(static c => c == '1' ? '0' : '1'));

    private static string Mirrored(string bits) => string.Concat(bits.Reverse());
}
