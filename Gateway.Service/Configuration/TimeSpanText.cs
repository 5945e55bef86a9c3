using System.Globalization;

namespace EdgeGateway.Service.Configuration;

/// <summary>Spans of time as people write them: <c>500 ms</c>, <c>20 s</c>, <c>3 min</c>, <c>2 h</c>, <c>30 d</c>, or <c>[d.]hh:mm:ss</c>.</summary>
internal static class TimeSpanText
{
    /// <summary>The same rule for the schema.</summary>
    public const string Pattern = @"^(\d+(\.\d+)? ?(ms|s|min|h|d)|(\d+\.)?\d{1,2}:\d{2}:\d{2}(\.\d{1,7})?)$";

    public static bool TryParse(string? text, out TimeSpan span)
    {
        span = default;
        if (text is null)
            return false;
        if (text.Contains(':', StringComparison.Ordinal))
            return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out span) && span >= TimeSpan.Zero;

        var digits = text.AsSpan().TrimEnd("abcdefghijklmnopqrstuvwxyz").TrimEnd(' ');
        return Unit(text.AsSpan(digits.Length).Trim(' ')) is { } unit
            && double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            && Fits(amount, unit, out span);
    }

    /// <summary>Shortest way to write it.</summary>
    public static string Write(TimeSpan span) => span switch
    {
        { Milliseconds: not 0 } => $"{span.TotalMilliseconds:0.###} ms",
        { Seconds: not 0 } => $"{span.TotalSeconds:0} s",
        { Minutes: not 0 } => $"{span.TotalMinutes:0} min",
        { Hours: not 0 } => $"{span.TotalHours:0} h",
        { Days: not 0 } => $"{span.TotalDays:0} d",
        _ => "0 s",
    };

    private static bool Fits(double amount, TimeSpan unit, out TimeSpan span)
    {
        var ticks = amount * unit.Ticks;
        span = ticks <= TimeSpan.MaxValue.Ticks / 2 ? TimeSpan.FromTicks((long)ticks) : default;
        return ticks <= TimeSpan.MaxValue.Ticks / 2;
    }

    private static TimeSpan? Unit(ReadOnlySpan<char> name) => name switch
    {
        "ms" => TimeSpan.FromMilliseconds(1),
        "s" => TimeSpan.FromSeconds(1),
        "min" => TimeSpan.FromMinutes(1),
        "h" => TimeSpan.FromHours(1),
        "d" => TimeSpan.FromDays(1),
        _ => null,
    };
}
