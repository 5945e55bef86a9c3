using System.Text;

namespace EdgeGateway.Protocols.EscPos;

/// <summary>
/// Receipt to ESC/POS bytes. Every line sets its own alignment, weight and size, so a byte lost on the wire spoils one line, not
/// the rest. Chinese mode (FS &amp;) is switched on at the start: printers with Western firmware begin without it.
/// </summary>
public static class EscPosEncoder
{
    private const int MaxQrBytes = 700;
    private const int TearOffLines = 4;
    private const int WidestBar = 3;

    /// <summary>Encodes the whole receipt.</summary>
    /// <param name="document">What to print.</param>
    /// <param name="profile">For which printer.</param>
    /// <param name="painter">Draws what the printer cannot; null: 〓 and plain text stand in.</param>
    /// <exception cref="ArgumentException">A part is outside the range its documentation gives.</exception>
    public static EncodedReceipt Encode(ReceiptDocument document, PrinterProfile profile, ReceiptPainter? painter = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(profile.Dots, 192, nameof(profile));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(profile.Dots, 1024, nameof(profile));
        ArgumentOutOfRangeException.ThrowIfLessThan(profile.Columns, 16, nameof(profile));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(profile.Columns, 64, nameof(profile));
        var writer = new ReceiptWriter(profile, painter);
        writer.Command([.. EscPosCommands.Initialise, 0x1B, 0x74, profile.CodePage, 0x1C, 0x26]);
        foreach (var part in document.Parts)
            Write(part, writer, profile, painter);
        return writer.ToReceipt();
    }

    private static void Write(ReceiptPart part, ReceiptWriter writer, PrinterProfile profile, ReceiptPainter? painter)
    {
        switch (part)
        {
            case ReceiptPart.Line line:
                foreach (var text in writer.Wrap(line.Text, line.Size is TextSize.Wide or TextSize.Large ? profile.Columns / 2 : profile.Columns))
                    writer.Line(text, line.Align, line.Bold, line.Size);
                break;
            case ReceiptPart.TwoColumns columns:
                WriteColumns(columns, writer, profile.Columns);
                break;
            case ReceiptPart.Rule:
                writer.Line(new string('-', profile.Columns), TextAlign.Left, false, TextSize.Normal);
                break;
            case ReceiptPart.QrCode qr:
                WriteQr(qr, writer, profile, painter);
                break;
            case ReceiptPart.Barcode barcode:
                WriteBarcode(barcode, writer, profile.Dots);
                break;
            case ReceiptPart.Image image:
                writer.Image(image.Dots, image.Align);
                break;
            case ReceiptPart.Feed feed:
                writer.Command([0x1B, 0x64, (byte)InRange(feed.Lines, 1, 20, nameof(feed.Lines))]);
                break;
            case ReceiptPart.Cut:
                WriteCut(writer, profile);
                break;
            case ReceiptPart.Drawer:
                writer.Command([0x1B, 0x70, profile.DrawerPin, 0x19, 0xFA]);
                break;
        }
    }

    private static void WriteColumns(ReceiptPart.TwoColumns part, ReceiptWriter writer, int columns)
    {
        var left = writer.Wrap(part.Left, columns);
        var right = writer.Wrap(part.Right, columns);
        var free = columns - ColumnText.WidthOf(left[^1]) - ColumnText.WidthOf(right[0]);
        var joined = right.Count == 1 && free >= (left[^1].Length > 0 ? 1 : 0);
        for (var i = 0; i < left.Count - (joined ? 1 : 0); i++)
            writer.Line(left[i], TextAlign.Left, part.Bold, TextSize.Normal);
        if (joined)
            writer.Line(left[^1] + new string(' ', free) + right[0], TextAlign.Left, part.Bold, TextSize.Normal);
        else
        {
            foreach (var line in right)
                writer.Line(line, TextAlign.Right, part.Bold, TextSize.Normal);
        }
    }

    private static void WriteQr(ReceiptPart.QrCode qr, ReceiptWriter writer, PrinterProfile profile, ReceiptPainter? painter)
    {
        InRange(qr.ModuleSize, 1, 16, nameof(qr.ModuleSize));
        if (profile.Qr == QrKind.Raster)
        {
            if (painter?.Qr(qr.Data, qr.ModuleSize) is { } picture && picture.Width <= profile.Dots)
            {
                writer.Image(picture, TextAlign.Centre);
                return;
            }
            foreach (var line in writer.Wrap(qr.Data, profile.Columns))
                writer.Line(line, TextAlign.Left, false, TextSize.Normal);
            return;
        }
        var data = Encoding.UTF8.GetBytes(qr.Data);
        if (data.Length is 0 or > MaxQrBytes || data.AsSpan().ContainsAnyInRange((byte)0x00, (byte)0x1F))
            throw new ArgumentException($"QR data must be 1 to {MaxQrBytes} bytes without control characters, is {data.Length}", nameof(qr));
        var length = data.Length + 3;
        writer.Command([0x1B, 0x61, (byte)TextAlign.Centre]);
        writer.Command([0x1D, 0x28, 0x6B, 0x04, 0x00, 0x31, 0x41, 0x32, 0x00]);
        writer.Command([0x1D, 0x28, 0x6B, 0x03, 0x00, 0x31, 0x43, (byte)qr.ModuleSize]);
        writer.Command([0x1D, 0x28, 0x6B, 0x03, 0x00, 0x31, 0x45, 0x31]);
        writer.Command([0x1D, 0x28, 0x6B, (byte)length, (byte)(length >> 8), 0x31, 0x50, 0x30, .. data]);
        writer.Command([0x1D, 0x28, 0x6B, 0x03, 0x00, 0x31, 0x51, 0x30]);
    }

    private static void WriteCut(ReceiptWriter writer, PrinterProfile profile)
    {
        InRange(profile.FeedBeforeCut, 0, 20, nameof(profile.FeedBeforeCut));
        switch (profile.Cutter)
        {
            case CutterKind.FeedPartial:
                writer.Command([0x1D, 0x56, 0x42, 0x00]);
                break;
            case CutterKind.None:
                writer.Command([0x1B, 0x64, (byte)Math.Max(TearOffLines, profile.FeedBeforeCut)]);
                break;
            default:
                writer.Command([0x1B, 0x64, (byte)profile.FeedBeforeCut, 0x1D, 0x56, (byte)(profile.Cutter == CutterKind.Full ? 0 : 1)]);
                break;
        }
    }

    private static void WriteBarcode(ReceiptPart.Barcode part, ReceiptWriter writer, int dots)
    {
        InRange(part.Height, 1, 255, nameof(part.Height));
        var bars = BarcodeBars.Of(part.Kind, part.Data);
        if (bars is null || bars.Count > dots)
            throw new ArgumentException($"'{part.Data}' is no {part.Kind} that fits {dots} dots", nameof(part));
        var width = Math.Clamp(dots / bars.Count, 1, WidestBar);
        byte[] data = part.Kind == BarcodeKind.Ean13
            ? Encoding.ASCII.GetBytes(BarcodeBars.Complete(part.Data)!)
            : [(byte)'{', (byte)'B', .. Encoding.ASCII.GetBytes(part.Data.Replace("{", "{{", StringComparison.Ordinal))];
        writer.Command([0x1B, 0x61, (byte)TextAlign.Centre]);
        writer.Command([0x1D, 0x68, (byte)part.Height, 0x1D, 0x77, (byte)width, 0x1D, 0x48, (byte)(part.WithText ? 2 : 0)]);
        writer.Command([0x1D, 0x6B, (byte)(part.Kind == BarcodeKind.Ean13 ? 67 : 73), (byte)data.Length, .. data]);
    }

    private static int InRange(int value, int min, int max, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, min, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, max, name);
        return value;
    }
}
