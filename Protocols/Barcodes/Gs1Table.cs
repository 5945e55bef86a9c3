namespace EdgeGateway.Protocols.Barcodes;

/// <summary>What follows an application identifier.</summary>
internal enum Gs1Format
{
    Text,
    Digits,
    Date,

    /// <summary>Digits that end in a <see cref="Mod10"/> check digit.</summary>
    Checked,
}

/// <summary>Length and format of one application identifier.</summary>
/// <param name="AiLength">Digits of the identifier itself.</param>
/// <param name="Max">Most characters of data.</param>
/// <param name="Fixed">Exactly <paramref name="Max"/> characters and no separator after them.</param>
/// <param name="Format">What the characters are.</param>
internal readonly record struct Gs1Rule(int AiLength, int Max, bool Fixed, Gs1Format Format);

/// <summary>The application identifiers seen on agri-input labels (GS1 General Specifications, section 3).</summary>
internal static class Gs1Table
{
    /// <summary>Finds the rule for the identifier at the start of <paramref name="text"/>; false when it is none that is known here.</summary>
    public static bool TryFind(ReadOnlySpan<char> text, out Gs1Rule rule)
    {
        rule = text switch
        {
            ['0', '0', ..] => new(2, 18, true, Gs1Format.Checked),
            ['0', '1' or '2', ..] => new(2, 14, true, Gs1Format.Checked),
            ['1', '1' or '2' or '3' or '5' or '6' or '7', ..] => new(2, 6, true, Gs1Format.Date),
            ['2', '0', ..] => new(2, 2, true, Gs1Format.Digits),
            ['1', '0', ..] or ['2', '1' or '2', ..] => new(2, 20, false, Gs1Format.Text),
            ['3', '0' or '7', ..] => new(2, 8, false, Gs1Format.Digits),
            ['9', '0', ..] => new(2, 30, false, Gs1Format.Text),
            ['9', >= '1' and <= '9', ..] => new(2, 90, false, Gs1Format.Text),
            ['2', '4', '0' or '1', ..] or ['4', '0', '0', ..] => new(3, 30, false, Gs1Format.Text),
            ['4', '1', >= '0' and <= '7', ..] => new(3, 13, true, Gs1Format.Checked),
            ['3', >= '1' and <= '6', >= '0' and <= '9', >= '0' and <= '9', ..] => new(4, 6, true, Gs1Format.Digits),
            ['8', '2', '0', '0', ..] => new(4, 70, false, Gs1Format.Text),
            _ => default,
        };
        return rule.AiLength != 0;
    }
}
