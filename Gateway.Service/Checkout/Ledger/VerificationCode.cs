namespace EdgeGateway.Service.Checkout.Ledger;

/// <summary>
/// The short code on a receipt: the first 50 bits of the sale event's chained hash in Crockford's base 32, as <c>7K3M9-Q2XHA</c>.
/// Short enough to read over the phone; whoever wants to invent a receipt has to guess one in 10^15.
/// </summary>
internal static class VerificationCode
{
    private const string Digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 10;
    private const int BitsEach = 5;

    /// <param name="eventHash">64 hex digits.</param>
    public static string Of(string eventHash)
    {
        var bits = Convert.ToUInt64(eventHash[..16], 16);
        return string.Create(Length + 1, bits, static (text, rest) =>
        {
            for (var i = 0; i < text.Length; i++)
            {
                if (i == Length / 2)
                {
                    text[i] = '-';
                    continue;
                }
                text[i] = Digits[(int)(rest >> (64 - BitsEach))];
                rest <<= BitsEach;
            }
        });
    }

    /// <summary>What a person typed, in the form codes are stored: any case, blanks, a missing dash, O for 0, I and L for 1. Null when it is none.</summary>
    public static string? Normalise(string typed)
    {
        var code = string.Concat(typed.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)).Replace('O', '0').Replace('I', '1').Replace('L', '1');
        return code.Length == Length && code.All(Digits.Contains) ? $"{code[..5]}-{code[5..]}" : null;
    }
}
