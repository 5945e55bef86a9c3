using System.Buffers;
using EdgeGateway.Protocols.Charsets;

namespace EdgeGateway.Protocols.EscPos;

/// <summary>Collects the bytes of one receipt, whole commands at a time.</summary>
internal sealed class ReceiptWriter(PrinterProfile profile)
{
    private readonly ArrayBufferWriter<byte> _bytes = new();
    private readonly List<int> _boundaries = [];
    private int _replaced;

    public IReadOnlyList<string> Wrap(string text, int columns)
    {
        var printable = ColumnText.Printable(text, profile.Han, out var replaced);
        _replaced += replaced;
        return ColumnText.Wrap(printable, columns);
    }

    public void Line(string text, TextAlign align, bool bold, TextSize size)
    {
        var scale = size switch
        {
            TextSize.Tall => 0x01,
            TextSize.Wide => 0x10,
            TextSize.Large => 0x11,
            _ => 0x00,
        };
        Command([0x1B, 0x61, (byte)align, 0x1B, 0x45, (byte)(bold ? 1 : 0), 0x1D, 0x21, (byte)scale, .. Gb18030.Lenient.GetBytes(text), 0x0A]);
    }

    public void Command(ReadOnlySpan<byte> bytes)
    {
        _bytes.Write(bytes);
        _boundaries.Add(_bytes.WrittenCount);
    }

    public EncodedReceipt ToReceipt() => new(_bytes.WrittenMemory, _boundaries, _replaced);
}
