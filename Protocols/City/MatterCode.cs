using System.Diagnostics.CodeAnalysis;

namespace EdgeGateway.Protocols.City;

/// <summary>
/// 事项代码 (SXDM) of GB/T 47678.5, table 3: 11 digits = district 6 + class 2 + sub-class 3. It names a kind of matter in a district,
/// not one occurrence.
/// </summary>
public sealed record MatterCode
{
    private MatterCode(string text) => Text = text;

    /// <summary>All 11 digits.</summary>
    public string Text { get; }

    /// <summary>GB/T 2260, 6 digits.</summary>
    public string District => Text[..6];

    /// <summary>5 digits, a code of <see cref="CityStandards.Y2026"/>.</summary>
    public string Code => Text[6..];

    /// <param name="district">6 digits.</param>
    /// <param name="code2026">5 digits.</param>
    /// <param name="matter">The code, or null when one part is not digits of the right length.</param>
    public static bool TryCreate(ReadOnlySpan<char> district, ReadOnlySpan<char> code2026, [NotNullWhen(true)] out MatterCode? matter)
    {
        matter = district.Length == 6 && code2026.Length == 5 ? Parse($"{district}{code2026}") : null;
        return matter is not null;
    }

    public static bool TryParse(string? text, [NotNullWhen(true)] out MatterCode? matter)
    {
        matter = text is { Length: 11 } ? Parse(text) : null;
        return matter is not null;
    }

    /// <inheritdoc />
    public override string ToString() => Text;

    private static MatterCode? Parse(string text) => text.AsSpan().ContainsAnyExceptInRange('0', '9') ? null : new MatterCode(text);
}
