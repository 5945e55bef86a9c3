using System.Globalization;

namespace EdgeGateway.Protocols.LineProtocol;

/// <summary>The value of one field: a decimal number, a whole number, yes or no, or text. The default is a number that is left out.</summary>
public readonly record struct LineValue
{
    private readonly string? _written;

    private LineValue(string? written) => _written = written;

    /// <summary>False when the protocol has no way to write it: NaN and the infinities.</summary>
    public bool CanBeWritten => _written is not null;

    public static LineValue Of(double number) => new(double.IsFinite(number) ? number.ToString("R", CultureInfo.InvariantCulture) : null);

    public static LineValue Of(long number) => new(string.Create(CultureInfo.InvariantCulture, $"{number}i"));

    public static LineValue Of(bool flag) => new(flag ? "true" : "false");

    public static LineValue Of(string text) => new($"\"{text.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"");

    /// <summary>As it stands in a line.</summary>
    public override string ToString() => _written ?? "";
}
