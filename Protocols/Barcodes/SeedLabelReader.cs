namespace EdgeGateway.Protocols.Barcodes;

/// <summary>Seed label (notice of 2016-09-18): variety, producer, unit code, trace address, each on its own line, in this order.</summary>
internal static class SeedLabelReader
{
    private const int Lines = 4;
    private const int MaxUnitCode = 20;

    /// <summary>
    /// The label, or null when the text is anything else. Blank lines and any kind of line end are forgiven. A third line that is a
    /// pesticide registration number means a pesticide label of four lines.
    /// </summary>
    public static SeedLabel? TryRead(string text)
    {
        Span<Range> lines = stackalloc Range[Lines];
        var count = 0;
        foreach (var range in text.AsSpan().SplitAny('\r', '\n'))
        {
            if (text.AsSpan()[range].IsWhiteSpace())
                continue;
            if (count == Lines)
                return null;
            lines[count++] = range;
        }
        if (count != Lines)
            return null;
        var unitCode = text.AsSpan()[lines[2]].Trim();
        var address = text.AsSpan()[lines[3]].Trim();
        return IsUnitCode(unitCode) && IsAddress(address)
            ? new SeedLabel(text, text[lines[0]].Trim(), text[lines[1]].Trim(), unitCode.ToString(), address.ToString())
            : null;
    }

    private static bool IsUnitCode(ReadOnlySpan<char> line)
    {
        foreach (var c in line)
        {
            if (!char.IsAsciiLetterOrDigit(c))
                return false;
        }
        return line.Length <= MaxUnitCode && line.IndexOfAnyInRange('0', '9') >= 0 && PesticideRegistration.TryParse(line) is null;
    }

    // Some labels leave "http://" away; a host needs a dot and a label line of people's words has spaces or Chinese in it.
    private static bool IsAddress(ReadOnlySpan<char> line) =>
        line.Contains('.') && !line.ContainsAnyExceptInRange('!', '~');
}
