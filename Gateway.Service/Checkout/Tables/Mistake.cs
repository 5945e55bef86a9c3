using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Checkout.Tables;

/// <summary>One thing that is wrong with a file somebody hands in: where, and what, for people in both languages.</summary>
/// <param name="Line">Line of the file, from 1; null when it has none, as a missing part.</param>
/// <param name="Place">Heading of the column, or path in the JSON; empty for the line as a whole.</param>
/// <param name="What">A sentence without its place.</param>
public sealed record Mistake(int? Line, string Place, Bilingual What)
{
    public Mistake(string place, string zh, string en)
        : this(null, place, new Bilingual(zh, en))
    {
    }

    /// <summary>Whole, for a page or a list.</summary>
    public Bilingual Text => new($"{Where(Line is { } zh ? $"第 {zh} 行" : "", "，", "：")}{What.Zh}", $"{Where(Line is { } en ? $"line {en}" : "", ", ", ": ")}{What.En}");

    /// <summary>In English, as API and verb give it.</summary>
    public override string ToString() => Text.En;

    private string Where(string line, string between, string end) =>
        line.Length == 0 && Place.Length == 0 ? "" : $"{line}{(line.Length > 0 && Place.Length > 0 ? between : "")}{Place}{end}";
}
