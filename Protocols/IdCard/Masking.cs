using System.Globalization;

namespace EdgeGateway.Protocols.IdCard;

/// <summary>How identities look on screens, receipts and in logs.</summary>
public static class Masking
{
    /// <summary>First 3 and last 2 characters, stars between: <c>000*************18</c>. Short or empty input is all stars.</summary>
    public static string Number(string number) =>
        number.Length < 8 ? new string('*', number.Length) : $"{number[..3]}{new string('*', number.Length - 5)}{number[^2..]}";

    /// <summary>
    /// A text with every number in it that may be a person's covered, whatever stands around it: exactly 17 digits with a digit or X behind,
    /// and inside a longer row of digits those that hold a day of birth and carry their right check character.
    /// </summary>
    public static string NumbersIn(string text)
    {
        const int Length = 18;
        char[]? masked = null;
        for (var start = 0; start < text.Length; start++)
        {
            if (!char.IsAsciiDigit(text[start]))
                continue;
            var end = start;
            while (end < text.Length && char.IsAsciiDigit(text[end]))
                end++;
            if (end < text.Length && text[end] is 'X' or 'x')
                end++;
            for (var at = start; at + Length <= end; at++)
            {
                if (end - start != Length && !IsPlausible(text.Substring(at, Length)))
                    continue;
                masked ??= text.ToCharArray();
                Number(text.Substring(at, Length)).CopyTo(masked.AsSpan(at));
            }
            start = end - 1;
        }
        return masked is null ? text : new string(masked);
    }

    private static bool IsPlausible(string number) => CitizenNumber.IsRight(number.ToUpperInvariant())
        && DateOnly.TryParseExact(number.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var birth) && birth.Year is >= 1900 and < 2100;

    /// <summary>Family name kept, the rest stars: <c>测**</c>. One character stays as it is.</summary>
    public static string Name(string name) => name.Length <= 1 ? name : name[..1] + new string('*', name.Length - 1);
}
