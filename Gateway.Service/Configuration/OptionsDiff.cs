using System.Collections;

namespace EdgeGateway.Service.Configuration;

/// <summary>Which settings differ between two configurations, by their paths in the file. Pure.</summary>
internal static class OptionsDiff
{
    /// <param name="before">Options, a list or a plain value.</param>
    /// <param name="after">The same kind of thing.</param>
    /// <param name="path">Where it stands; empty for the whole.</param>
    public static IEnumerable<string> Between(object? before, object? after, string path = "")
    {
        if (before is null || after is null || before is string || !OptionProperty.IsOptions(before.GetType()))
            return Equals(before, after) ? [] : [path];
        if (before is IEnumerable a && after is IEnumerable b)
            return Lists([.. a.Cast<object?>()], [.. b.Cast<object?>()], path);
        return OptionProperty.Of(before.GetType()).SelectMany(property =>
            Between(property.Property.GetValue(before), property.Property.GetValue(after), path.Length == 0 ? property.Name : $"{path}.{property.Name}"));
    }

    private static IEnumerable<string> Lists(List<object?> before, List<object?> after, string path) =>
        before.Count == after.Count ? before.SelectMany((one, i) => Between(one, after[i], $"{path}[{i}]")) : [path];
}
