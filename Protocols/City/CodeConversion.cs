namespace EdgeGateway.Protocols.City;

/// <summary>
/// Event codes from GB/T 30428.2-2013 to GB/T 47678.5-2026: class + 5, sub-class with one leading zero more (0405 → 09005).
/// An empirical rule: 14 of 14 codes known from both generations follow it, two names were reworded.
/// </summary>
public static class CodeConversion
{
    /// <summary>Highest sub-class a city may not have invented itself; local additions (like 0198) do not convert.</summary>
    private const int LastStandardSubClass = 79;

    /// <returns>
    /// 5 digits, or null when <paramref name="code2013"/> is not 4 digits, not of classes 01 to 05 (06 would lead to 11, a class the
    /// 2026 list does not have), or a local addition.
    /// </returns>
    public static string? To2026(ReadOnlySpan<char> code2013)
    {
        if (code2013.Length != 4 || code2013.ContainsAnyExceptInRange('0', '9'))
            return null;
        var @class = int.Parse(code2013[..2]);
        var subClass = int.Parse(code2013[2..]);
        return @class is >= 1 and <= 5 && subClass is >= 1 and <= LastStandardSubClass ? $"{@class + 5:00}{subClass:000}" : null;
    }
}
