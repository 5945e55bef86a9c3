using System.Text.RegularExpressions;

namespace EdgeGateway.Service.Updates;

/// <summary>Which of two versions is newer: <c>0.2.0-rc1</c> is older than <c>0.2.0</c>. Pure.</summary>
internal static partial class ReleaseOrder
{
    /// <summary>Also keeps a version from being a path.</summary>
    public static bool IsVersion(string? text) => text is not null && Form().IsMatch(text);

    public static int Compare(string one, string other)
    {
        var (a, b) = (Parts(one), Parts(other));
        var numbers = a.Number.CompareTo(b.Number);
        if (numbers != 0)
            return numbers;
        if (a.Suffix.Length == 0 || b.Suffix.Length == 0)
            return b.Suffix.Length.CompareTo(a.Suffix.Length);
        return string.CompareOrdinal(a.Suffix, b.Suffix);
    }

    private static (Version Number, string Suffix) Parts(string text)
    {
        var end = text.AsSpan().IndexOfAny('-', '~');
        var digits = (end < 0 ? text : text[..end]).Split('.').Select(digit => int.Parse(digit, System.Globalization.CultureInfo.InvariantCulture)).Concat([0, 0, 0]).Take(4).ToArray();
        return (new Version(digits[0], digits[1], digits[2], digits[3]), end < 0 ? "" : text[(end + 1)..]);
    }

    [GeneratedRegex(@"^\d{1,6}(\.\d{1,6}){1,3}([-~][0-9a-z.]{1,20})?$")]
    private static partial Regex Form();
}
