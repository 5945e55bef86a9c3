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

    /// <summary>Encodes the whole receipt.</summary>
    /// <exception cref="ArgumentException">A part is outside the range its documentation gives.</exception>
    public static EncodedReceipt Encode(ReceiptDocument document, PrinterProfile profile)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(profile.Columns, 16, nameof(profile));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(profile.Columns, 64, nameof(profile));
        var writer = new ReceiptWriter(profile);
        writer.Command([.. EscPosCommands.Initialise, 0x1B, 0x74, 0x00, 0x1C, 0x26]);
        foreach (var part in document.Parts)
            Write(part, writer, profile);
        return writer.ToReceipt();
    }

    private static void Write(ReceiptPart part, ReceiptWriter writer, PrinterProfile profile)
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
                WriteQr(qr, writer, profile);
                break;
            case ReceiptPart.Feed feed:
                writer.Command([0x1B, 0x64, (byte)InRange(feed.Lines, 1, 20, nameof(feed.Lines))]);
                break;
            case ReceiptPart.Cut:
                writer.Command(profile.Cutter ? [0x1D, 0x56, 0x42, 0x00] : [0x1B, 0x64, TearOffLines]);
                break;
            case ReceiptPart.Drawer:
                writer.Command([0x1B, 0x70, 0x00, 0x19, 0xFA]);
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

    private static void WriteQr(ReceiptPart.QrCode qr, ReceiptWriter writer, PrinterProfile profile)
    {
        if (!profile.NativeQr)
        {
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
        writer.Command([0x1D, 0x28, 0x6B, 0x03, 0x00, 0x31, 0x43, (byte)InRange(qr.ModuleSize, 1, 16, nameof(qr.ModuleSize))]);
        writer.Command([0x1D, 0x28, 0x6B, 0x03, 0x00, 0x31, 0x45, 0x31]);
        writer.Command([0x1D, 0x28, 0x6B, (byte)length, (byte)(length >> 8), 0x31, 0x50, 0x30, .. data]);
        writer.Command([0x1D, 0x28, 0x6B, 0x03, 0x00, 0x31, 0x51, 0x30]);
    }

    private static int InRange(int value, int min, int max, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, min, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, max, name);
        return value;
    }
}
