namespace EdgeGateway.Protocols.IdCard;

/// <summary>The check character of an 18-character number: GB 11643, ISO 7064 MOD 11-2.</summary>
public static class CitizenNumber
{
    private const string CheckCharacters = "10X98765432";

    private static ReadOnlySpan<byte> Weights => [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>Check character that belongs to 17 digits; null when they are not 17 digits.</summary>
    public static char? CheckCharacter(ReadOnlySpan<char> digits)
    {
        if (digits.Length != Weights.Length)
            return null;
        var sum = 0;
        for (var at = 0; at < digits.Length; at++)
        {
            if (!char.IsAsciiDigit(digits[at]))
                return null;
            sum += (digits[at] - '0') * Weights[at];
        }
        return CheckCharacters[sum % 11];
    }

    /// <summary>True for 17 digits with their right check character, upper case.</summary>
    public static bool IsRight(ReadOnlySpan<char> number) => number.Length == 18 && CheckCharacter(number[..17]) == number[17];
}
