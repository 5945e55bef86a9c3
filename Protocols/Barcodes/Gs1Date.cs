using System.Globalization;

namespace EdgeGateway.Protocols.Barcodes;

/// <summary>Dates of GS1 labels: YYMMDD, day 00 for the last day of the month.</summary>
public static class Gs1Date
{
    /// <summary>Reads a date value.</summary>
    /// <param name="value">Six digits.</param>
    /// <param name="currentYear">The year now: YY is read as the year nearest to it, at most 49 back and 50 ahead.</param>
    /// <param name="date">The day meant.</param>
    /// <returns>False when it is no date.</returns>
    public static bool TryParse(ReadOnlySpan<char> value, int currentYear, out DateOnly date)
    {
        date = default;
        if (!IsDate(value))
            return false;
        var year = (currentYear / 100 * 100) + Number(value[..2]);
        if (year - currentYear > 50)
            year -= 100;
        else if (year - currentYear < -49)
            year += 100;
        var month = Number(value[2..4]);
        var days = DateTime.DaysInMonth(year, month);
        var day = Number(value[4..]);
        if (day > days)
            return false;
        date = new DateOnly(year, month, day == 0 ? days : day);
        return true;
    }

    internal static bool IsDate(ReadOnlySpan<char> value) =>
        value.Length == 6 && !value.ContainsAnyExceptInRange('0', '9') && Number(value[2..4]) is >= 1 and <= 12 && Number(value[4..]) <= 31;

    private static int Number(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
