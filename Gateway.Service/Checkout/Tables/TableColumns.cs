namespace EdgeGateway.Service.Checkout.Tables;

/// <summary>Finds the columns of a table by their headings, in English or Chinese, in any order and case.</summary>
internal sealed class TableColumns
{
    private readonly Dictionary<string, int> _index = new(StringComparer.OrdinalIgnoreCase);
    private readonly CsvRow _header;

    /// <param name="header">The first row.</param>
    /// <param name="names">Every column that may be there, with its other headings.</param>
    public TableColumns(CsvRow header, IReadOnlyDictionary<string, string[]> names)
    {
        _header = header;
        var byHeading = names.SelectMany(pair => pair.Value.Append(pair.Key).Select(heading => (heading, pair.Key)))
            .ToDictionary(pair => pair.heading, pair => pair.Key, StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < header.Cells.Count; i++)
        {
            var heading = header.Cells[i];
            if (heading.Length == 0)
                continue;
            if (byHeading.TryGetValue(heading, out var name))
                _index.TryAdd(name, i);
            else
                Strangers.Add(heading);
        }
    }

    /// <summary>Headings nobody knows.</summary>
    public List<string> Strangers { get; } = [];

    /// <summary>How the file itself calls a column; its name when the file has none.</summary>
    public string Heading(string name) => _index.TryGetValue(name, out var at) ? _header.Cells[at] : name;

    public bool Has(string name) => _index.ContainsKey(name);

    /// <summary>Null when there is no such column or the cell is empty.</summary>
    public string? Cell(CsvRow row, string name) =>
        _index.TryGetValue(name, out var at) && at < row.Cells.Count && row.Cells[at] is { Length: > 0 } text ? text : null;
}
