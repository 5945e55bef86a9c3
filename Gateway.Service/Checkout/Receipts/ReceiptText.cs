using EdgeGateway.Protocols.EscPos;

namespace EdgeGateway.Service.Checkout.Receipts;

/// <summary>A receipt as lines of text, laid out by the same bytes and columns as on paper.</summary>
internal static class ReceiptText
{
    public static IReadOnlyList<string> Lines(ReceiptDocument document, PrinterProfile profile)
    {
        var reader = new EscPosReader();
        var renderer = new ReceiptRenderer(profile.Columns);
        reader.Append(EscPosEncoder.Encode(document, profile).Bytes.Span);
        RenderedReceipt? receipt = null;
        while (reader.Read() is { } command)
            receipt = renderer.Apply(command) ?? receipt;
        receipt ??= renderer.Finish();
        return [.. (receipt?.Lines ?? []).Select(line => Placed(line, profile.Columns).TrimEnd())];
    }

    private static string Placed(RenderedLine line, int columns)
    {
        if (line.QrCode)
            return $"[{line.Text}]";
        var free = Math.Max(0, columns - ColumnText.WidthOf(line.Text) * line.Width);
        return line.Align switch
        {
            TextAlign.Centre => new string(' ', free / 2) + line.Text,
            TextAlign.Right => new string(' ', free) + line.Text,
            _ => line.Text,
        };
    }
}
