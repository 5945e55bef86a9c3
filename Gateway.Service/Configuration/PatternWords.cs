using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Configuration;

/// <summary>Regular expressions of the options in words, for people who do not read them.</summary>
internal static class PatternWords
{
    /// <summary>The words of <c>^(a|b)$</c> or <c>^a$</c>; null for any other pattern.</summary>
    public static IReadOnlyList<string>? Choices(string pattern)
    {
        var inner = pattern.TrimStart('^').TrimEnd('$');
        if (inner is ['(', .. var list, ')'])
            inner = list;
        return inner.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '|' or '-') ? inner.Split('|') : null;
    }

    public static Bilingual Of(string pattern) => pattern switch
    {
        "^[a-z0-9][a-z0-9-]{0,39}$" => new("小写字母、数字和连字符，最多 40 个字符，例如 reader-1", "lower-case letters, digits and hyphens, at most 40, like reader-1"),
        "^[A-Za-z0-9][A-Za-z0-9-]{2,39}$" => new("字母、数字和连字符，3 到 40 个字符", "letters, digits and hyphens, 3 to 40 of them"),
        "^[0-9]{20}$" => new(" 20 位数字", "20 digits"),
        "^[0-9A-Z]{15}$" => new(" 15 位数字或大写字母", "15 digits or capital letters"),
        "^[0-9A-Z]{18}$" => new(" 18 位数字或大写字母", "18 digits or capital letters"),
        _ => new($"符合 {pattern} 的文字", $"text that matches {pattern}"),
    };
}
