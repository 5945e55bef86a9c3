using System.Text;

namespace EdgeGateway.Protocols.EscPos;

/// <summary>
/// Reads an ESC/POS stream the way a printer does. Knows what <see cref="EscPosEncoder"/> writes and steps over the other common
/// commands. Bytes may arrive in any portions; never throws. Commands are read one by one, so a printer without paper can stop here.
/// </summary>
public sealed class EscPosReader
{
    private const int MaxCommand = 1 << 18;

    private byte[] _buffer = new byte[4096];
    private int _start;
    private int _end;

    /// <summary>Bytes received and not yet read as commands.</summary>
    public int Buffered => _end - _start;

    /// <summary>Takes bytes from the wire.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (_end + bytes.Length > _buffer.Length)
        {
            var larger = Buffered + bytes.Length > _buffer.Length ? new byte[Math.Max(_buffer.Length * 2, Buffered + bytes.Length)] : _buffer;
            _buffer.AsSpan(_start, Buffered).CopyTo(larger);
            (_buffer, _end, _start) = (larger, Buffered, 0);
        }
        bytes.CopyTo(_buffer.AsSpan(_end));
        _end += bytes.Length;
    }

    /// <summary>Forgets what was not read, as a printer without power does.</summary>
    public void Clear() => _start = _end = 0;

    /// <summary>The next command; null when none is complete.</summary>
    public PrinterCommand? Read()
    {
        var rest = _buffer.AsSpan(_start, Buffered);
        if (rest.IsEmpty)
            return null;
        var length = rest[0] >= 0x20 ? EscPosText.CharactersLength(rest) : EscPosLengths.CommandLength(rest);
        if (length > MaxCommand)
            length = -1; // longer than any picture for this paper: not a command
        if (length == 0 || length > rest.Length)
            return null;
        var bytes = rest[..Math.Max(length, 1)];
        _start += bytes.Length;
        return length < 0 ? new PrinterCommand.Noise(bytes[0]) : Decode(bytes);
    }

    private static PrinterCommand Decode(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [>= 0x20, ..] => new PrinterCommand.Text(bytes.ToArray()),
        [0x0A] => new PrinterCommand.LineFeed(),
        [0x1B, 0x40] => new PrinterCommand.Initialise(),
        [0x1B, 0x61, var n] => new PrinterCommand.Align((n & 3) switch { 1 => TextAlign.Centre, 2 => TextAlign.Right, _ => TextAlign.Left }),
        [0x1B, 0x45, var n] => new PrinterCommand.Bold((n & 1) != 0),
        [0x1B, 0x64, var n] => new PrinterCommand.Feed(n),
        [0x1B, 0x70, _, _, _] => new PrinterCommand.Drawer(),
        [0x1C, 0x26] => new PrinterCommand.HanMode(true),
        [0x1C, 0x2E] => new PrinterCommand.HanMode(false),
        [0x1D, 0x21, var n] => new PrinterCommand.Size((n >> 4 & 7) + 1, (n & 7) + 1),
        [0x1D, 0x56, ..] => new PrinterCommand.Cut(),
        [0x1D, 0x61, var n] => new PrinterCommand.AutoStatus(n),
        [0x1D, 0x72, var n] => new PrinterCommand.BufferedStatus(n),
        [0x1D, 0x28, 0x48, 0x06, 0x00, 0x30, 0x30, .. var id] => new PrinterCommand.Completion(Encoding.Latin1.GetString(id)),
        [0x1D, 0x28, 0x48, 0x03, 0x00, 0x31, ..] => new PrinterCommand.OfflineCauses(),
        [0x1D, 0x28, 0x6B, _, _, 0x31, 0x43, var dots] => new PrinterCommand.QrModule(dots),
        [0x1D, 0x28, 0x6B, _, _, 0x31, 0x50, 0x30, .. var data] => new PrinterCommand.QrStore(data.ToArray()),
        [0x1D, 0x28, 0x6B, _, _, 0x31, 0x51, 0x30] => new PrinterCommand.QrPrint(),
        [0x1D, 0x76, 0x30, ..] => DecodeRaster(bytes),
        [0x1D, 0x68 or 0x77 or 0x48, var value] => new PrinterCommand.BarcodeSetting(bytes[1], value),
        [0x1D, 0x6B, 67, _, .. var digits] => new PrinterCommand.Barcode(BarcodeKind.Ean13, Encoding.Latin1.GetString(digits)),
        [0x1D, 0x6B, 73, _, (byte)'{', (byte)'B', .. var text] => new PrinterCommand.Barcode(BarcodeKind.Code128, Encoding.Latin1.GetString(text).Replace("{{", "{", StringComparison.Ordinal)),
        [var first, var second, ..] => new PrinterCommand.Ignored(first, second),
        [var only, ..] => new PrinterCommand.Ignored(only, 0),
        [] => new PrinterCommand.Ignored(0, 0),
    };

    /// <summary>A picture whose size makes none is stepped over.</summary>
    private static PrinterCommand DecodeRaster(ReadOnlySpan<byte> bytes)
    {
        var width = (bytes[4] + (bytes[5] << 8)) * 8;
        var height = bytes[6] + (bytes[7] << 8);
        return width is > 0 and <= RasterImage.Largest && height is > 0 and <= RasterImage.Largest
            ? new PrinterCommand.Raster(new RasterImage(width, height, bytes[8..]))
            : new PrinterCommand.Ignored(0x1D, 0x76);
    }
}
