using System.Globalization;

namespace EdgeGateway.Service.Checkout.Goods;

/// <summary>A day of every year, written <c>MM-dd</c>. 29 February is not one.</summary>
internal static class SeasonDay
{
    private const int CommonYear = 2001;

    public static bool IsOne(string text) => TryParse(text, CommonYear, out _);

    /// <summary>That day in a year; the first of January when the text is none.</summary>
    public static DateOnly In(string text, int year) => TryParse(text, year, out var day) ? day : new DateOnly(year, 1, 1);

    private static bool TryParse(string text, int year, out DateOnly day) =>
        DateOnly.TryParseExact($"{year:0000}-{text}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
