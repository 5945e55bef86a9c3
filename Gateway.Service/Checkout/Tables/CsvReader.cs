using System.Text;

namespace EdgeGateway.Service.Checkout.Tables;

/// <summary>Reads CSV as spreadsheets write it (RFC 4180; comma, semicolon or tab). Pure; never throws on any text.</summary>
internal static class CsvReader
{
    private static readonly char[] Separators = [',', ';', '\t'];

    /// <summary>UTF-8 with or without mark, otherwise GB18030, which is what a Chinese Excel writes.</summary>
    public static string TextOf(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            bytes = bytes[3..];
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
            return Encoding.GetEncoding("GB18030").GetString(bytes);
        }
    }

    /// <summary>All rows that hold anything, with the line they begin on.</summary>
    public static IReadOnlyList<CsvRow> Read(string text)
    {
        var rows = new List<CsvRow>();
        var separator = SeparatorOf(text);
        var (at, line) = (0, 1);
        while (at < text.Length)
        {
            var first = line;
            var cells = ReadRow(text, separator, ref at, ref line);
            if (cells.Exists(cell => cell.Length > 0))
                rows.Add(new CsvRow(first, cells));
        }
        return rows;
    }

    private static List<string> ReadRow(string text, char separator, ref int at, ref int line)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (; at < text.Length; at++)
        {
            var c = text[at];
            if (c == '\n')
                line++;
            if (quoted)
            {
                if (c != '"')
                    cell.Append(c);
                else if (at + 1 < text.Length && text[at + 1] == '"')
                    cell.Append(text[++at]);
                else
                    quoted = false;
            }
            else if (c == '"' && IsBlank(cell))
            {
                cell.Clear();
                quoted = true;
            }
            else if (c == separator)
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
            }
            else if (c == '\n')
            {
                at++;
                break;
            }
            else if (c != '\r')
            {
                cell.Append(c);
            }
        }
        cells.Add(cell.ToString().Trim());
        return cells;
    }

    // Looks at the first characters only: a cell full of quotes must not be copied for each of them.
    private static bool IsBlank(StringBuilder cell)
    {
        for (var i = 0; i < cell.Length; i++)
        {
            if (!char.IsWhiteSpace(cell[i]))
                return false;
        }
        return true;
    }

    private static char SeparatorOf(string text)
    {
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        var head = end < 0 ? text : text[..end];
        return Separators.MaxBy(candidate => head.Count(c => c == candidate));
    }
}
