using System.Text;
using EdgeGateway.Protocols.EscPos;

namespace EdgeGateway.Service.LocalApi.Endpoints;

/// <summary>From a page's JSON to a receipt. Pure.</summary>
internal static class PrintMapping
{
    private const int MostParts = 300;
    private const int LongestText = 2000;
    private const int LongestQr = 700;

    /// <summary>The receipt, or the first thing that is wrong.</summary>
    public static (ReceiptDocument? Document, string? Wrong) Map(PrintRequest? request)
    {
        if (request?.Parts is not { Count: > 0 and <= MostParts } parts)
            return (null, $"parts: 1 to {MostParts} of them");
        var mapped = new List<ReceiptPart>();
        for (var i = 0; i < parts.Count; i++)
        {
            var (part, wrong) = parts[i] is { } one ? Map(one) : (null, "null");
            if (part is null)
                return (null, $"parts[{i}]: {wrong}");
            mapped.Add(part);
        }
        return (new ReceiptDocument(mapped), null);
    }

    private static (ReceiptPart? Part, string? Wrong) Map(PrintPart part) => part.Type switch
    {
        "line" => Line(part),
        "columns" when part is { Left.Length: <= LongestText, Right.Length: <= LongestText } => (new ReceiptPart.TwoColumns(Clean(part.Left), Clean(part.Right), part.Bold), null),
        "columns" => (null, $"left and right are needed, at most {LongestText} letters each"),
        "rule" => (new ReceiptPart.Rule(), null),
        "qr" when part.Data is { Length: > 0 } data && Encoding.UTF8.GetByteCount(data) <= LongestQr => (new ReceiptPart.QrCode(data), null),
        "qr" => (null, $"data is needed, at most {LongestQr} bytes"),
        "feed" when part.Lines is >= 1 and <= 20 => (new ReceiptPart.Feed(part.Lines), null),
        "feed" => (null, "lines is 1 to 20"),
        "cut" => (new ReceiptPart.Cut(), null),
        "drawer" => (new ReceiptPart.Drawer(), null),
        _ => (null, "type is line, columns, rule, qr, feed, cut or drawer"),
    };

    private static (ReceiptPart? Part, string? Wrong) Line(PrintPart part)
    {
        if (part.Text is not { Length: <= LongestText })
            return (null, $"text is needed, at most {LongestText} letters");
        TextAlign? align = part.Align switch { null or "left" => TextAlign.Left, "centre" or "center" => TextAlign.Centre, "right" => TextAlign.Right, _ => null };
        TextSize? size = part.Size switch { null or "normal" => TextSize.Normal, "tall" => TextSize.Tall, "wide" => TextSize.Wide, "large" => TextSize.Large, _ => null };
        return (align, size) switch
        {
            (null, _) => (null, "align is left, centre or right"),
            (_, null) => (null, "size is normal, tall, wide or large"),
            _ => (new ReceiptPart.Line(Clean(part.Text), align.Value, part.Bold, size.Value), null),
        };
    }

    /// <summary>No control bytes: a page prints text, it does not send commands to the printer.</summary>
    private static string Clean(string text) => new([.. text.Where(letter => letter == '\n' || !char.IsControl(letter))]);
}
