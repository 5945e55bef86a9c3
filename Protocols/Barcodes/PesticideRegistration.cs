using System.Text.RegularExpressions;

namespace EdgeGateway.Protocols.Barcodes;

/// <summary>Registration number of a pesticide (农药登记证号): PD20080005, WP…, LS…, WL…, EX…, SY…, PD1-85, PDN2-88, with F… when repackaged.</summary>
public sealed partial record PesticideRegistration
{
    private const int MaxLength = 40;

    private PesticideRegistration(string number, string prefix, string digits)
    {
        Number = number;
        Prefix = prefix;
        LastSix = digits.Length >= 6 ? digits[^6..] : null;
    }

    /// <summary>The number in half-width and upper case, as it is stored and compared.</summary>
    public string Number { get; }

    /// <summary>PD, PDN, WP, WPN, LS, WL, EX or SY.</summary>
    public string Prefix { get; }

    /// <summary>
    /// Last six digits before any <c>F</c> part, as unit codes carry them; null for old numbers with fewer digits, whose value
    /// only the registration office knows.
    /// </summary>
    public string? LastSix { get; }

    /// <summary>Reads a number, tolerant of full-width characters, lower case and spaces. The length of the digits is not judged.</summary>
    public static PesticideRegistration? TryParse(ReadOnlySpan<char> text)
    {
        if (text.Length > MaxLength)
            return null;
        var number = HalfWidth.Normalise(text);
        var match = Pattern().Match(number);
        if (!match.Success)
            return null;
        var digits = match.Groups["a"].Value + match.Groups["b"].Value.TrimStart('-');
        return new PesticideRegistration(number, match.Groups["prefix"].Value, digits);
    }

    /// <inheritdoc />
    public override string ToString() => Number;

    [GeneratedRegex(@"\A(?<prefix>PDN?|WPN?|LS|WL|EX|SY)(?<a>[0-9]{1,4})(?<b>-?[0-9]{2,8})?(F[0-9]+(-[0-9]+)?)?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
