using System.Text.Json;
using EdgeGateway.Service.Checkout.Tables;

namespace EdgeGateway.Service.Checkout.Goods;

/// <summary>On which line of its file an entry of a catalogue stands, so that every mistake can say it.</summary>
/// <param name="Lines">Lines of the entries by list (<c>products</c>, <c>regulations</c>, <c>limits</c>).</param>
/// <param name="Columns">Headings of a table; null for JSON, where the path is the place.</param>
internal sealed record EntryPlaces(IReadOnlyDictionary<string, IReadOnlyList<int>> Lines, TableColumns? Columns = null)
{
    public static readonly EntryPlaces Unknown = new(new Dictionary<string, IReadOnlyList<int>>());

    /// <summary>Where the entries of a JSON file begin. Takes any bytes: what cannot be read is not there.</summary>
    public static EntryPlaces OfJson(ReadOnlySpan<byte> json)
    {
        var lists = new Dictionary<string, IReadOnlyList<int>>(StringComparer.Ordinal);
        List<int>? open = null;
        var (line, counted) = (1, 0);
        try
        {
            var reader = new Utf8JsonReader(json);
            while (reader.Read())
            {
                if (reader is { CurrentDepth: 1, TokenType: JsonTokenType.PropertyName })
                    lists[reader.GetString()!] = open = [];
                if (reader.CurrentDepth != 2 || reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray or JsonTokenType.PropertyName)
                    continue;
                line += json[counted..(int)reader.TokenStartIndex].Count((byte)'\n');
                counted = (int)reader.TokenStartIndex;
                open?.Add(line);
            }
        }
        catch (JsonException)
        {
            // Whoever reads the file says what is wrong with it.
            return Unknown;
        }
        return new EntryPlaces(lists);
    }

    /// <summary>A mistake in a member of an entry.</summary>
    public Mistake Wrong(string list, int index, string member, string zh, string en)
    {
        int? line = Lines.GetValueOrDefault(list) is { } lines && index < lines.Count ? lines[index] : null;
        var path = $"{list}[{index}]{(member.Length > 0 ? "." : "")}{member}";
        return new Mistake(line, line is not null && Columns is { } columns ? columns.Heading(member) : path, new(zh, en));
    }
}
