using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.RegularExpressions;

namespace EdgeGateway.Service.Configuration;

/// <summary>What the annotations of an options class ask for, said in words that name what is allowed.</summary>
internal static class AttributeChecks
{
    public static IEnumerable<ConfigurationError> Run(OptionProperty property, object? value, string path) =>
        property.Checks.Select(check => Run(check, value, path)).OfType<ConfigurationError>().Take(1);

    private static ConfigurationError? Run(ValidationAttribute check, object? value, string path) => check switch
    {
        RequiredAttribute => value is null or "" ? new(path, "这一项必须填写。", "This is needed.") : null,
        _ when value is null or "" => null,
        RangeAttribute range => Range(range, value, path),
        RegularExpressionAttribute pattern => Matches(pattern.Pattern, (string)value) ? null : Pattern(pattern.Pattern, (string)value, path),
        MaxLengthAttribute max => Size(value) <= max.Length ? null
            : new(path, $"太长：最多 {max.Length} 个，实际 {Size(value)} 个。", $"Too long: at most {max.Length}, it has {Size(value)}."),
        MinLengthAttribute min => Size(value) >= min.Length ? null
            : new(path, $"太少：至少 {min.Length} 个，实际 {Size(value)} 个。", $"Too few: at least {min.Length}, it has {Size(value)}."),
        AllowedValuesAttribute allowed => allowed.Values.Contains(value) ? null : NotAllowed(allowed.Values, value, path),
        _ => throw new NotSupportedException($"The configuration reader does not know {check.GetType().Name} yet."),
    };

    private static ConfigurationError? Range(RangeAttribute range, object value, string path)
    {
        var (low, high) = (Limit(range.Minimum), Limit(range.Maximum));
        var inside = value is TimeSpan span
            ? span >= (TimeSpan)low && span <= (TimeSpan)high
            : Convert.ToDouble(value, CultureInfo.InvariantCulture) is var number && number >= ToDouble(low) && number <= ToDouble(high);
        return inside ? null
            : new(path, $"超出范围：允许 {Write(low)} 到 {Write(high)}，实际 {Write(value)}。", $"Out of range: {Write(low)} to {Write(high)} is allowed, it is {Write(value)}.");

        object Limit(object limit) => range.OperandType == typeof(TimeSpan) ? TimeSpan.Parse((string)limit, CultureInfo.InvariantCulture) : limit;
        static double ToDouble(object limit) => Convert.ToDouble(limit, CultureInfo.InvariantCulture);
        static string Write(object one) => one is TimeSpan span ? TimeSpanText.Write(span) : Convert.ToString(one, CultureInfo.InvariantCulture)!;
    }

    private static bool Matches(string pattern, string value) => Regex.IsMatch(value, pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private static ConfigurationError Pattern(string pattern, string value, string path)
    {
        if (PatternWords.Choices(pattern) is { } choices)
            return NotAllowed(choices, value, path);
        var words = PatternWords.Of(pattern);
        return new(path, $"\"{value}\" 写法不对：应为{words.Zh}。", $"\"{value}\" is not right here: it should be {words.En}.");
    }

    private static ConfigurationError NotAllowed(IReadOnlyList<object?> allowed, object value, string path)
    {
        var near = value is string text ? NearestName.Of(text, allowed.OfType<string>()) : null;
        return new(
            path,
            $"不能是 {value}。可以是：{string.Join("、", allowed)}。{(near is null ? "" : $"是不是想写 {near}？")}",
            $"It cannot be {value}. Allowed: {string.Join(", ", allowed)}.{(near is null ? "" : $" Did you mean {near}?")}");
    }

    private static int Size(object value) => value is string text ? text.Length : ((ICollection)value).Count;
}
