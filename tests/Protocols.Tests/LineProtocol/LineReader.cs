using System.Text;

namespace EdgeGateway.Protocols.Tests.LineProtocol;

/// <summary>Reads one line as a server does: the other direction, for the property tests.</summary>
internal static class LineReader
{
    public static (string Measurement, Dictionary<string, string> Tags, Dictionary<string, string> Fields, string Time) Read(string line)
    {
        var parts = Split(line.TrimEnd('\n'), ' ');
        var head = Split(parts[0], ',');
        var fields = Split(parts[1], ',').Select(Pair).ToDictionary(pair => pair.Name, pair => pair.Value);
        return (Plain(head[0]), head.Skip(1).Select(Pair).ToDictionary(pair => pair.Name, pair => Plain(pair.Value)), fields, parts.Count > 2 ? parts[2] : "");
    }

    private static (string Name, string Value) Pair(string text)
    {
        var parts = Split(text, '=', most: 2);
        return (Plain(parts[0]), parts[1]);
    }

    private static List<string> Split(string text, char separator, int most = int.MaxValue)
    {
        var parts = new List<string>();
        var part = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length)
            {
                part.Append(text[i]).Append(text[++i]);
                continue;
            }

            quoted ^= text[i] == '"';
            if (text[i] == separator && !quoted && parts.Count + 1 < most)
            {
                parts.Add(part.ToString());
                part.Clear();
            }
            else
            {
                part.Append(text[i]);
            }
        }

        parts.Add(part.ToString());
        return parts;
    }

    private static string Plain(string text)
    {
        var plain = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
            plain.Append(text[i] == '\\' && i + 1 < text.Length ? text[++i] : text[i]);
        return plain.ToString();
    }
}
