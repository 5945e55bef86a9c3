using System.Buffers;

namespace EdgeGateway.Protocols.Barcodes;

/// <summary>
/// Finds the unit code in what a label says: an address of any company, several lines of text, or the bare digits. Only reads the
/// text. A trace address is never opened: opening it counts as a customer's check at the company's platform.
/// </summary>
internal static class PesticideCodeFinder
{
    private static readonly SearchValues<char> EndOfPair = SearchValues.Create("&;#?\r\n\t ");

    /// <summary>
    /// In this order: the parameters <c>code</c>, <c>id</c>, <c>sn</c>, <c>traceCode</c>; any other parameter that is digits only;
    /// the first run of digits anywhere. A run counts only with exactly 32 digits. Among several, the first with a right structure.
    /// </summary>
    /// <param name="text">Text of the label.</param>
    /// <param name="longestRun">Length of the longest run of digits that has not 32 digits; 0 when there is none.</param>
    /// <param name="malformed">The first run of 32 digits whose structure is wrong; empty when there is none.</param>
    public static PesticideUnitCode? Find(ReadOnlySpan<char> text, out int longestRun, out ReadOnlySpan<char> malformed)
    {
        longestRun = 0;
        malformed = [];
        return FromParameters(text, named: true) ?? FromParameters(text, named: false) ?? FromRuns(text, ref longestRun, ref malformed);
    }

    private static PesticideUnitCode? FromParameters(ReadOnlySpan<char> text, bool named)
    {
        var question = text.IndexOf('?');
        var rest = question < 0 ? [] : text[(question + 1)..];
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOfAny(EndOfPair);
            var pair = end < 0 ? rest : rest[..end];
            rest = end < 0 ? [] : rest[(end + 1)..];
            var equals = pair.IndexOf('=');
            if (equals < 0 || IsCodeName(pair[..equals]) != named)
                continue;
            if (PesticideUnitCode.TryParse(pair[(equals + 1)..]) is { } code)
                return code;
        }
        return null;
    }

    private static PesticideUnitCode? FromRuns(ReadOnlySpan<char> text, ref int longestRun, ref ReadOnlySpan<char> malformed)
    {
        for (var rest = text; rest.IndexOfAnyInRange('0', '9') is var start and >= 0;)
        {
            rest = rest[start..];
            var length = rest.IndexOfAnyExceptInRange('0', '9');
            if (length < 0)
                length = rest.Length;
            if (PesticideUnitCode.TryParse(rest[..length]) is { } code)
                return code;
            if (length == PesticideUnitCode.Length && malformed.IsEmpty)
                malformed = rest[..length];
            if (length != PesticideUnitCode.Length)
                longestRun = Math.Max(longestRun, length);
            rest = rest[length..];
        }
        return null;
    }

    private static bool IsCodeName(ReadOnlySpan<char> name) =>
        name.Equals("code", StringComparison.OrdinalIgnoreCase) || name.Equals("id", StringComparison.OrdinalIgnoreCase)
        || name.Equals("sn", StringComparison.OrdinalIgnoreCase) || name.Equals("traceCode", StringComparison.OrdinalIgnoreCase);
}
