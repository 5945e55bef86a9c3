namespace EdgeGateway.Protocols.Barcodes;

/// <summary>The check digit of EAN, UPC, GTIN, GLN and SSCC: weights 3, 1, 3, … counted from the digit left of the check digit.</summary>
public static class Mod10
{
    /// <summary>True when all are digits and the last one is the right check digit. False for fewer than two.</summary>
    public static bool IsValid(ReadOnlySpan<char> digits)
    {
        if (digits.Length < 2 || digits.ContainsAnyExceptInRange('0', '9'))
            return false;
        return CheckDigit(digits[..^1]) == digits[^1];
    }

    /// <summary>The digit that belongs after <paramref name="digits"/>, which must all be digits.</summary>
    public static char CheckDigit(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
            sum += (digits[^(i + 1)] - '0') * (i % 2 == 0 ? 3 : 1);
        return (char)('0' + ((10 - (sum % 10)) % 10));
    }
}
