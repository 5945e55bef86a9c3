using System.Text;
using EdgeGateway.Protocols.Charsets;

namespace EdgeGateway.Protocols.EscPos;

/// <summary>Text on a grid of columns: ASCII takes one, everything else two.</summary>
public static class ColumnText
{
    /// <summary>Stands for a character the printer has no picture of.</summary>
    public const char Geta = '〓';

    private const string Opening = "（《〈「『【〔“‘(";

    /// <summary>Columns the text takes at normal size.</summary>
    public static int WidthOf(ReadOnlySpan<char> text)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes())
            width += WidthOf(rune);
        return width;
    }

    /// <summary>Only what the printer can print: control characters become spaces (a line end stays), unknown ones <see cref="Geta"/>.</summary>
    public static string Printable(string text, HanCoverage coverage, out int replaced) => Printable(text, coverage, static _ => false, out replaced);

    /// <summary>The same; characters the printer has not got stay when <paramref name="canDraw"/> says so.</summary>
    public static string Printable(string text, HanCoverage coverage, Func<Rune, bool> canDraw, out int replaced)
    {
        var clean = new StringBuilder(text.Length);
        replaced = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\u00A5')
                clean.Append('￥'); // the half-width sign has no two-byte code, the full-width one does
            else if (rune.Value is '\n')
                clean.Append('\n');
            else if (Rune.IsControl(rune) || rune.Value is '\u00A0')
                clean.Append(' ');
            else if (CanPrint(rune, coverage) || canDraw(rune))
                clean.Append(rune.ToString());
            else
            {
                clean.Append(Geta);
                replaced++;
            }
        }
        return clean.ToString();
    }

    /// <summary>True when the printer has a picture of every character.</summary>
    public static bool CanPrint(ReadOnlySpan<char> text, HanCoverage coverage)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (!CanPrint(rune, coverage))
                return false;
        }
        return true;
    }

    /// <summary>Breaks text into lines of at most <paramref name="columns"/> columns; words and numbers stay whole where they can.</summary>
    /// <param name="text">Printable text.</param>
    /// <param name="columns">At least 2.</param>
    public static IReadOnlyList<string> Wrap(string text, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 2);
        var lines = new List<string>();
        foreach (var paragraph in text.Split('\n'))
            WrapParagraph(paragraph, columns, lines);
        return lines;
    }

    private static void WrapParagraph(ReadOnlySpan<char> text, int columns, List<string> lines)
    {
        var line = new StringBuilder();
        var used = 0;
        while (!text.IsEmpty)
        {
            var token = text[..TokenLength(text)];
            text = text[token.Length..];
            var width = WidthOf(token);
            if (used + width > columns && used > 0 && width <= columns)
                NewLine();
            if (used == 0 && lines.Count > 0 && token is " " && line.Length == 0 && !text.IsEmpty)
                continue;
            foreach (var rune in token.EnumerateRunes())
            {
                if (used + WidthOf(rune) > columns)
                    NewLine();
                line.Append(rune.ToString());
                used += WidthOf(rune);
            }
        }
        lines.Add(line.ToString());

        // An opening bracket never ends a line: it goes down with what it opens.
        void NewLine()
        {
            var carried = line.Length > 1 && Opening.Contains(line[^1], StringComparison.Ordinal) ? line[^1].ToString() : "";
            lines.Add(line.ToString(0, line.Length - carried.Length).TrimEnd(' '));
            line.Clear().Append(carried);
            used = WidthOf(carried);
        }
    }

    // A run of ASCII without a space is one token, so is every other character.
    private static int TokenLength(ReadOnlySpan<char> text)
    {
        if (text[0] is <= ' ' or > '~')
            return char.IsHighSurrogate(text[0]) && text.Length > 1 ? 2 : 1;
        var end = text.IndexOfAnyExceptInRange('!', '~');
        return end < 0 ? text.Length : end;
    }

    private static int WidthOf(Rune rune) => rune.IsAscii ? 1 : 2;

    private static bool CanPrint(Rune rune, HanCoverage coverage)
    {
        if (rune.IsAscii)
            return true;
        Span<char> chars = stackalloc char[2];
        Span<byte> bytes = stackalloc byte[4];
        var length = Gb18030.Lenient.GetBytes(chars[..rune.EncodeToUtf16(chars)], bytes);
        return (length, coverage) switch
        {
            (2, HanCoverage.Gb2312) => bytes[0] is >= 0xA1 and <= 0xF7 && bytes[1] is >= 0xA1 and <= 0xFE,
            (2, HanCoverage.TwoByte) => !IsLaterThanGbk(bytes[0], bytes[1]),
            (2, _) => true,
            (4, HanCoverage.Full) => true,
            _ => false,
        };
    }

    // Two-byte codes that GB18030 has and GBK (code page 936) has not. Printers' fonts are usually GBK's.
    private static bool IsLaterThanGbk(byte lead, byte trail) => (lead, trail) is (0xA8, 0xBF) or (0xA9, >= 0x89 and <= 0x95) or (0xFE, >= 0x50);
}
