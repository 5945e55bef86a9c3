using System.IO.Enumeration;
using System.Text.RegularExpressions;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Configuration;

namespace EdgeGateway.Service.Delivery.Filter;

/// <summary>Finds patterns that can never match.</summary>
internal static partial class FilterCheck
{
    /// <summary>All types this program writes.</summary>
    public static IReadOnlyList<string> KnownTypes { get; } =
        [.. typeof(EventTypes).GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!)];

    /// <param name="patterns">Type names with stars.</param>
    /// <param name="path">Where they stand, like <c>destinations[0].filter.types</c>.</param>
    public static IEnumerable<ConfigurationError> Run(IReadOnlyList<string> patterns, string path)
    {
        for (var i = 0; i < patterns.Count; i++)
        {
            var pattern = patterns[i];
            if (!Shape().IsMatch(pattern))
                yield return new($"{path}[{i}]", $"\"{pattern}\" 不是事件类型，例如 store.sale.*。", $"\"{pattern}\" is no event type like store.sale.*.");
            else if (!KnownTypes.Any(type => FileSystemName.MatchesSimpleExpression(pattern, type, ignoreCase: false)))
                yield return new($"{path}[{i}]", $"没有这样的事件类型：{pattern}。{Near(pattern, "是不是想写 {0}？", "可以是：{0}。")}", $"No event type is like {pattern}. {Near(pattern, "Did you mean {0}?", "There are: {0}.")}");
        }
    }

    private static string Near(string pattern, string one, string all) => NearestName.Of(pattern, KnownTypes) is { } near
        ? one.Replace("{0}", near, StringComparison.Ordinal)
        : all.Replace("{0}", string.Join(", ", KnownTypes), StringComparison.Ordinal);

    [GeneratedRegex(@"^[a-z0-9.*-]+$")]
    private static partial Regex Shape();
}
