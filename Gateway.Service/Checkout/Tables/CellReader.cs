using System.Globalization;

namespace EdgeGateway.Service.Checkout.Tables;

/// <summary>Reads the cells of one row into values and collects what is wrong with them, each with its line and heading.</summary>
internal sealed class CellReader(TableColumns columns, CsvRow row, List<Mistake> mistakes)
{
    public string? Text(string name) => columns.Cell(row, name)?.TrimStart('\'');

    public string Needed(string name)
    {
        if (Text(name) is { } text)
            return text;
        Wrong(name, "不能为空", "is empty");
        return "";
    }

    /// <summary>Several values in one cell, with <c>;</c>, <c>、</c>, <c>|</c> or blanks between.</summary>
    public IReadOnlyList<string> List(string name) =>
        Text(name)?.Split([';', '；', '、', '|', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    public decimal? Number(string name)
    {
        if (Text(name) is not { } text)
            return null;
        if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return number;
        Wrong(name, $"'{text}' 不是数字", $"'{text}' is not a number");
        return null;
    }

    public DateOnly? Date(string name)
    {
        if (Text(name) is not { } text)
            return null;
        string[] forms = ["yyyy-MM-dd", "yyyy/M/d", "yyyy年M月d日", "yyyy.M.d"];
        if (DateOnly.TryParseExact(text, forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date;
        Wrong(name, $"'{text}' 不是 2026-01-31 这样的日期", $"'{text}' is not a date like 2026-01-31");
        return null;
    }

    public bool Flag(string name)
    {
        switch (Text(name)?.ToLowerInvariant())
        {
            case null or "0" or "no" or "false" or "否":
                return false;
            case "1" or "yes" or "true" or "是":
                return true;
            default:
                Wrong(name, "请填 是 或 否", "is neither yes nor no");
                return false;
        }
    }

    /// <summary>One of a few words; the first mistake is reported and <paramref name="otherwise"/> given.</summary>
    public T Word<T>(string name, IReadOnlyDictionary<string, T> words, T otherwise)
    {
        if (Text(name) is not { } text)
            return otherwise;
        if (words.TryGetValue(text.ToLowerInvariant(), out var value))
            return value;
        Wrong(name, $"'{text}' 不在可用的词里：{string.Join("、", words.Keys)}", $"'{text}' is none of {string.Join(", ", words.Keys)}");
        return otherwise;
    }

    public void Wrong(string name, string zh, string en) => mistakes.Add(new Mistake(row.Line, columns.Heading(name), new($"{zh}。", $"{en}.")));
}
