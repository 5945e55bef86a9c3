namespace EdgeGateway.Protocols.Barcodes;

/// <summary>GS1 element strings: identifier, data, identifier, data, with GS (0x1D) after data of variable length.</summary>
public static class Gs1Parser
{
    /// <summary>What scanners send for the FNC1 between elements.</summary>
    public const char Separator = '\u001D';

    /// <summary>
    /// Reads elements from the left. Length, digits, check digits and dates must be right. At an identifier this gateway does not
    /// know reading stops, because its length is unknown: what was read is kept, the tail is given back.
    /// </summary>
    /// <param name="text">Element string; a leading GS is ignored.</param>
    /// <param name="undecoded">The tail from the first unknown identifier on; empty when all was read.</param>
    /// <returns>The elements, or null when the text breaks a rule.</returns>
    public static IReadOnlyList<Gs1Element>? Parse(ReadOnlySpan<char> text, out string undecoded)
    {
        var elements = new List<Gs1Element>();
        var rest = text;
        undecoded = "";
        while ((rest = rest.TrimStart(Separator)).Length > 0)
        {
            if (!Gs1Table.TryFind(rest, out var rule))
            {
                undecoded = rest.ToString();
                return elements.Count > 0 ? elements : null;
            }
            var ai = rest[..rule.AiLength];
            rest = rest[rule.AiLength..];
            var length = LengthOf(rest, rule);
            if (length <= 0 || !Fits(rest[..length], rule.Format))
                return null;
            elements.Add(new Gs1Element(ai.ToString(), rest[..length].ToString()));
            rest = rest[length..];
        }
        return elements.Count > 0 ? elements : null;
    }

    /// <summary>
    /// Reads a GS1 Digital Link: <c>https://host/01/gtin/10/batch/21/serial</c>. Other path pieces before <c>01</c> are allowed.
    /// The address is never opened.
    /// </summary>
    public static IReadOnlyList<Gs1Element>? ParseLink(ReadOnlySpan<char> address)
    {
        var end = address.IndexOfAny('?', '#');
        var path = end < 0 ? address : address[..end];
        var start = path.IndexOf("/01/", StringComparison.Ordinal);
        if (start < 0)
            return null;
        path = path[(start + 1)..];
        var elements = new List<Gs1Element>();
        while (path.Length > 0)
        {
            var ai = Piece(ref path);
            var value = Piece(ref path);
            if (!Gs1Table.TryFind(ai, out var rule) || rule.AiLength != ai.Length || value.IsEmpty || value.Length > rule.Max)
                return null;
            if ((rule.Fixed && value.Length != rule.Max) || !Fits(value, rule.Format))
                return null;
            elements.Add(new Gs1Element(ai.ToString(), Uri.UnescapeDataString(value.ToString())));
        }
        return elements;
    }

    private static ReadOnlySpan<char> Piece(ref ReadOnlySpan<char> path)
    {
        var slash = path.IndexOf('/');
        var piece = slash < 0 ? path : path[..slash];
        path = slash < 0 ? [] : path[(slash + 1)..];
        return piece;
    }

    private static int LengthOf(ReadOnlySpan<char> data, Gs1Rule rule)
    {
        var separator = data.IndexOf(Separator);
        var available = separator < 0 ? data.Length : separator;
        if (rule.Fixed)
            return available >= rule.Max ? rule.Max : -1;
        return available <= rule.Max ? available : -1;
    }

    private static bool Fits(ReadOnlySpan<char> value, Gs1Format format) => format switch
    {
        Gs1Format.Digits => !value.ContainsAnyExceptInRange('0', '9'),
        Gs1Format.Date => Gs1Date.IsDate(value),
        Gs1Format.Checked => Mod10.IsValid(value),
        _ => !value.ContainsAnyExceptInRange(' ', '~'),
    };
}
