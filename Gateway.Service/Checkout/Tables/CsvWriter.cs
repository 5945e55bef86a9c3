using System.Buffers;
using System.Globalization;
using System.Text;

namespace EdgeGateway.Service.Checkout.Tables;

/// <summary>
/// Writes CSV that Excel opens as it is: UTF-8 with mark, CR LF, and no cell that a spreadsheet would run as a formula or show as a
/// rounded number.
/// </summary>
internal sealed class CsvWriter
{
    private const int DigitsASpreadsheetKeeps = 11;
    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create(",\"\r\n\t;");

    private readonly StringBuilder _text = new();

    public CsvWriter Row(params IEnumerable<object?> cells)
    {
        _text.AppendJoin(',', cells.Select(Cell)).Append("\r\n");
        return this;
    }

    /// <summary>With the mark in front.</summary>
    public byte[] ToBytes() => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(_text.ToString())];

    private static string Cell(object? value) => value switch
    {
        null => "",
        string text => Quoted(Harmless(text)),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => Quoted(value.ToString() ?? ""),
    };

    private static string Harmless(string text)
    {
        if (text.Length == 0)
            return text;
        if (text[0] is '=' or '+' or '-' or '@' or '\t' or '\r')
            return "'" + text;
        // 32 digits of a unit code would become 1.26E+31.
        return text.Length > DigitsASpreadsheetKeeps && text.All(char.IsAsciiDigit) ? "\t" + text : text;
    }

    private static string Quoted(string text) =>
        text.AsSpan().ContainsAny(NeedQuotes) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
