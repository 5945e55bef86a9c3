using System.Diagnostics.CodeAnalysis;

namespace EdgeGateway.Protocols.City;

/// <summary>
/// Unit grid of GB/T 47678.3: 15 characters = division 6 (GB/T 2260) + street 3 + community 3 + grid 3. One cell is about 10 000 m².
/// The division is digits; cities use capital letters in the rest, so those are taken too.
/// </summary>
public sealed record UnitGrid
{
    public const int Length = 15;

    private UnitGrid(string text) => Text = text;

    /// <summary>All 15 characters.</summary>
    public string Text { get; }

    /// <summary>County-level division, 6 digits.</summary>
    public string Division => Text[..6];

    /// <summary>Division and street, 9 characters.</summary>
    public string StreetCode => Text[..9];

    /// <summary>Division, street and community, 12 characters.</summary>
    public string CommunityCode => Text[..12];

    /// <summary>Number of the cell inside its community, 3 characters, counted from west to east and north to south.</summary>
    public string Cell => Text[12..];

    public static bool TryParse(string? text, [NotNullWhen(true)] out UnitGrid? grid)
    {
        grid = IsGrid(text) ? new UnitGrid(text) : null;
        return grid is not null;
    }

    /// <inheritdoc />
    public override string ToString() => Text;

    private static bool IsGrid([NotNullWhen(true)] string? text) =>
        text is { Length: Length }
        && !text.AsSpan(0, 6).ContainsAnyExceptInRange('0', '9')
        && text.All(c => char.IsAsciiDigit(c) || char.IsAsciiLetterUpper(c));
}
