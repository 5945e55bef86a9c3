using System.Buffers;
using System.Text;
using EdgeGateway.Protocols.Charsets;

namespace EdgeGateway.Protocols.EscPos;

/// <summary>Collects the bytes of one receipt, whole commands at a time.</summary>
internal sealed class ReceiptWriter(PrinterProfile profile, ReceiptPainter? painter)
{
    /// <summary>A picture goes in bands of this size: cheap printers have little memory, and status is asked between commands.</summary>
    private const int BandBytes = 1536;

    private readonly ArrayBufferWriter<byte> _bytes = new();
    private readonly List<int> _boundaries = [];
    private int _replaced;
    private int _drawn;

    public IReadOnlyList<string> Wrap(string text, int columns)
    {
        var printable = ColumnText.Printable(text, profile.Han, CanDraw, out var replaced);
        _replaced += replaced;
        return ColumnText.Wrap(printable, columns);
    }

    public void Line(string text, TextAlign align, bool bold, TextSize size)
    {
        if (painter is not null && !ColumnText.CanPrint(text, profile.Han))
        {
            _drawn++;
            Image(painter.Text(new TextPicture(text, size, bold)), align);
            return;
        }
        var scale = size switch
        {
            TextSize.Tall => 0x01,
            TextSize.Wide => 0x10,
            TextSize.Large => 0x11,
            _ => 0x00,
        };
        Command([0x1B, 0x61, (byte)align, 0x1B, 0x45, (byte)(bold ? 1 : 0), 0x1D, 0x21, (byte)scale, .. Gb18030.Lenient.GetBytes(text), 0x0A]);
    }

    /// <summary>Where it stands is drawn into the picture: many printers do not align pictures.</summary>
    public void Image(RasterImage image, TextAlign align)
    {
        var free = Math.Max(0, profile.Dots - image.Width);
        var shifted = image.Shifted(align switch { TextAlign.Centre => free / 2, TextAlign.Right => free, _ => 0 });
        var stride = Math.Min(shifted.Stride, profile.Dots / 8);
        Command([0x1B, 0x61, 0x00]);
        var rows = Math.Max(8, BandBytes / stride);
        for (var first = 0; first < shifted.Height; first += rows)
            Band(shifted, stride, first, Math.Min(rows, shifted.Height - first));
    }

    public void Command(ReadOnlySpan<byte> bytes)
    {
        _bytes.Write(bytes);
        _boundaries.Add(_bytes.WrittenCount);
    }

    public EncodedReceipt ToReceipt() => new(_bytes.WrittenMemory, _boundaries, _replaced) { DrawnLines = _drawn };

    private bool CanDraw(Rune rune) => painter is not null && rune != Rune.ReplacementChar && painter.CanDraw(rune);

    private void Band(RasterImage image, int stride, int first, int count)
    {
        var command = new byte[8 + (stride * count)];
        ReadOnlySpan<byte> head = [0x1D, 0x76, 0x30, 0x00, (byte)stride, (byte)(stride >> 8), (byte)count, (byte)(count >> 8)];
        head.CopyTo(command);
        for (var row = 0; row < count; row++)
            image.Bits.Slice((first + row) * image.Stride, stride).CopyTo(command.AsSpan(8 + (row * stride)));
        Disarm(command.AsSpan(8));
        Command(command);
    }

    // Printers look for DLE EOT, DLE ENQ and DLE DC4 inside pictures too, and would answer or even forget the receipt. One dot more
    // in the first byte takes the request out of the picture; nobody sees it.
    private static void Disarm(Span<byte> dots)
    {
        for (var i = 0; i + 1 < dots.Length; i++)
        {
            if (dots[i] == 0x10 && dots[i + 1] is (0x04 or 0x05 or 0x14))
                dots[i] = 0x18;
        }
    }
}
