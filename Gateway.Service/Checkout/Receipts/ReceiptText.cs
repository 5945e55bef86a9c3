using EdgeGateway.Devices.ReceiptPrinter.Painting;
using EdgeGateway.Protocols.EscPos;

namespace EdgeGateway.Service.Checkout.Receipts;

/// <summary>A receipt on a screen: laid out by the same bytes and columns as on paper.</summary>
internal static class ReceiptText
{
    /// <summary>As lines of text. Rare characters are letters here, whatever the printer has to draw.</summary>
    public static IReadOnlyList<string> Lines(ReceiptDocument document, PrinterProfile profile) =>
        [.. Print(document, profile with { Han = HanCoverage.Full }, null).Lines.Select(line => Placed(line, profile.Columns).TrimEnd())];

    /// <summary>As a picture of the paper, PNG.</summary>
    public static byte[] Png(ReceiptDocument document, PrinterProfile profile) =>
        ReceiptPicture.Png(Print(document, profile, PaperPainter.Usual.ForReceipt()), profile.Dots);

    private static RenderedReceipt Print(ReceiptDocument document, PrinterProfile profile, ReceiptPainter? painter)
    {
        var reader = new EscPosReader();
        var renderer = new ReceiptRenderer(profile.Columns, fourByte: profile.Han == HanCoverage.Full);
        reader.Append(EscPosEncoder.Encode(document, profile, painter).Bytes.Span);
        RenderedReceipt? receipt = null;
        while (reader.Read() is { } command)
            receipt = renderer.Apply(command) ?? receipt;
        return receipt ?? renderer.Finish() ?? new RenderedReceipt([], Cut: false);
    }

    private static string Placed(RenderedLine line, int columns)
    {
        if (line.QrCode || line.Barcode is not null || line.Image is not null)
            return line.Reading;
        var free = Math.Max(0, columns - (ColumnText.WidthOf(line.Text) * line.Width));
        return line.Align switch
        {
            TextAlign.Centre => new string(' ', free / 2) + line.Text,
            TextAlign.Right => new string(' ', free) + line.Text,
            _ => line.Text,
        };
    }
}
