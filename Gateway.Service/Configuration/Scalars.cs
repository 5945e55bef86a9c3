using System.Text.Json;
using System.Text.Json.Nodes;
using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Configuration;

/// <summary>Single values: text, numbers, yes or no, spans of time, names out of a list.</summary>
internal static class Scalars
{
    /// <summary>What belongs here, in words.</summary>
    public static Bilingual Expected(Type type) => type switch
    {
        _ when type == typeof(string) => new("文字（带引号）", "text in quotes"),
        _ when type == typeof(bool) => new(" true 或 false", "true or false"),
        _ when type == typeof(int) || type == typeof(long) => new("整数", "a whole number"),
        _ when type == typeof(float) || type == typeof(double) => new("数字", "a number"),
        _ when type == typeof(TimeSpan) => new("时长，例如 \"20 s\"、\"3 min\"、\"00:03:00\"", "a span of time like \"20 s\", \"3 min\" or \"00:03:00\""),
        { IsEnum: true } => new($"其中之一：{Names(type)}", $"one of {Names(type)}"),
        _ when OptionProperty.IsOptions(type) => new("一组设置 { … }", "a group of settings { … }"),
        _ => throw new NotSupportedException($"The configuration reader does not know {type.Name} yet."),
    };

    public static bool TryRead(JsonNode node, Type type, out object? value)
    {
        value = node is not JsonValue single ? null : type switch
        {
            _ when type == typeof(string) => Text(single),
            _ when type == typeof(bool) => single.TryGetValue<bool>(out var flag) ? flag : null,
            _ when type == typeof(int) => single.TryGetValue<int>(out var number) ? number : null,
            _ when type == typeof(long) => single.TryGetValue<long>(out var number) ? number : null,
            _ when type == typeof(float) => single.TryGetValue<float>(out var number) ? number : null,
            _ when type == typeof(double) => single.TryGetValue<double>(out var number) ? number : null,
            _ when type == typeof(TimeSpan) => TimeSpanText.TryParse(Text(single), out var span) ? span : null,
            { IsEnum: true } => Enum.TryParse(type, Text(single), ignoreCase: true, out var named) && Enum.IsDefined(type, named) ? named : null,
            _ => throw new NotSupportedException($"The configuration reader does not know {type.Name} yet."),
        };
        return value is not null;
    }

    private static string? Text(JsonValue single) => single.GetValueKind() == JsonValueKind.String ? single.GetValue<string>() : null;

    private static string Names(Type type) => string.Join(", ", Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName));
}
