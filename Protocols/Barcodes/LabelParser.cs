namespace EdgeGateway.Protocols.Barcodes;

/// <summary>Decides what a scanned label is. Pure: reads the text, opens nothing, asks nobody.</summary>
public static class LabelParser
{
    /// <summary>Longer texts are not looked at; the seed and pesticide labels in use stay below 500 characters.</summary>
    public const int MaxLength = 4096;

    /// <summary>Reads one label. Never throws on any text.</summary>
    /// <param name="text">Decoded text without the AIM identifier.</param>
    /// <param name="aimId">AIM identifier like <c>]Q1</c>, null when the scanner sends none. Only used to settle doubts.</param>
    public static Label Parse(string text, string? aimId = null)
    {
        var label = text.AsSpan().Trim(" \t\r\n\0").ToString();
        if (label.Length == 0)
            return Unknown.Empty(label);
        if (label.Length > MaxLength)
            return Unknown.TooLong(label);
        UnknownLabel? unknown = null;
        var saysGs1 = AimIdentifier.MeansGs1(aimId) || label[0] == Gs1Parser.Separator;
        var found = saysGs1 ? Gs1(label) : SeedLabelReader.TryRead(label);
        found ??= Pesticide(label, out unknown);
        if (saysGs1)
            return found ?? Unknown.Gs1(label);
        found ??= Link(label);
        found ??= ArticleNumberReader.TryRead(label, AimIdentifier.SymbologyOf(aimId));
        found ??= Registration(label);
        found ??= label.Contains(Gs1Parser.Separator) ? Gs1(label) : null;
        return found ?? unknown ?? Store(label);
    }

    private static Label? Gs1(string text)
    {
        if (Gs1Parser.Parse(text, out var undecoded) is not { } elements)
            return null;
        var label = new Gs1Label(text, elements, undecoded);
        return label["8200"] is { } address && Pesticide(address, out _) is PesticideLabel pesticide
            ? new PesticideLabel(text, pesticide.Code, address)
            : label;
    }

    private static PesticideLabel? Pesticide(string text, out UnknownLabel? unknown)
    {
        unknown = null;
        if (PesticideCodeFinder.Find(text, out var longestRun, out var malformed) is { } code)
            return new PesticideLabel(text, code, AddressIn(text));
        if (!malformed.IsEmpty)
            unknown = Unknown.CodeStructure(text, malformed);
        else if (longestRun > PesticideUnitCode.Length)
            unknown = Unknown.TooManyDigits(text, longestRun);
        else if (longestRun > ArticleNumberReader.MaxDigits)
            unknown = Unknown.HalfACode(text, longestRun);
        return null;
    }

    private static Gs1Label? Link(string text) =>
        IsAddress(text) && Gs1Parser.ParseLink(text) is { } elements ? new Gs1Label(text, elements, "") : null;

    private static RegistrationNumber? Registration(string text)
    {
        if (PesticideRegistration.TryParse(text) is { } pesticide)
            return new RegistrationNumber(text, pesticide.Number, Fertiliser: false);
        return FertiliserRegistration.TryParse(text) is { } fertiliser ? new RegistrationNumber(text, fertiliser.Number, Fertiliser: true) : null;
    }

    private static Label Store(string text)
    {
        if (IsAddress(text))
            return Unknown.AddressWithoutCode(text);
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '.' or '_' or '/'))
                return Unknown.Unrecognised(text);
        }
        return text.Length is >= 3 and <= 24 ? new StoreCode(text) : Unknown.Unrecognised(text);
    }

    private static string? AddressIn(ReadOnlySpan<char> text)
    {
        var start = text.IndexOf("http", StringComparison.OrdinalIgnoreCase);
        if (start < 0 || !IsAddress(text[start..]))
            return null;
        var end = text[start..].IndexOfAny(" \t\r\n\u001D");
        return (end < 0 ? text[start..] : text.Slice(start, end)).ToString();
    }

    private static bool IsAddress(ReadOnlySpan<char> text) =>
        text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
}
