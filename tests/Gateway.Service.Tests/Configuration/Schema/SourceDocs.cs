using System.Text.Json;
using System.Text.RegularExpressions;
using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.Configuration.Schema;

/// <summary>Reads the one-paragraph summaries of options from the source, so that the program itself need not carry them.</summary>
internal sealed partial class SourceDocs
{
    private readonly Dictionary<string, string> _files = SourceTree.Files(".cs")
        .Where(file => !file.StartsWith("tests/", StringComparison.Ordinal))
        .GroupBy(file => Path.GetFileNameWithoutExtension(file))
        .ToDictionary(group => group.Key, group => SourceTree.Read(group.First()));

    /// <summary>Summary of a type, or of one of its properties; null when it has none.</summary>
    public string? Of(Type type, string? property = null)
    {
        if (!_files.TryGetValue(type.Name, out var text))
            return null;
        var declaration = property is null ? $@"public sealed (class|record) {type.Name}\b" : $@"public [^\n=(]*\b{property} \{{";
        var match = Regex.Match(text, $@"(?<doc>(^ *///[^\n]*\n)+)(^ *\[[^\n]*\n)*^ *{declaration}", RegexOptions.Multiline);
        return match.Success ? Plain(match.Groups["doc"].Value) : null;
    }

    private static string Plain(string doc)
    {
        var text = Slashes().Replace(doc, " ");
        text = References().Replace(text, reference => JsonNamingPolicy.CamelCase.ConvertName(reference.Groups[1].Value));
        text = Tags().Replace(text, "");
        return Spaces().Replace(text, " ").Replace("&lt;", "<").Replace("&gt;", ">").Trim();
    }

    [GeneratedRegex(@"^ *///", RegexOptions.Multiline)]
    private static partial Regex Slashes();

    [GeneratedRegex(@"<see cref=""(?:[A-Za-z.]*\.)?(\w+)""\s*/>")]
    private static partial Regex References();

    [GeneratedRegex(@"</?\w+[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
