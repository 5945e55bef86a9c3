using EdgeGateway.Protocols.Barcodes;

namespace EdgeGateway.Devices.Scanner;

/// <summary>
/// Bytes to scans. Pure: knows no clock, tells the caller how long to wait for more. STX … ETX and a lone ETX end a scan at once. CR
/// and LF may end a scan or only a line of it (a seed label has four), so they end it after a silence: a short one when the text so
/// far makes sense as a label, the full one when it does not, and also when there is no suffix at all.
/// </summary>
/// <param name="settle">Silence after a suffix when the text is a whole label.</param>
/// <param name="silence">Silence otherwise.</param>
/// <param name="maxBytes">Longer scans are thrown away up to the next silence.</param>
/// <param name="suffix">Byte that ends a scan at once; null: found out.</param>
public sealed class ScanAssembler(TimeSpan settle, TimeSpan silence, int maxBytes, byte? suffix = null) : IScanAssembler
{
    private const byte Stx = 0x02, Etx = 0x03, Cr = 0x0D, Lf = 0x0A;
    private readonly byte[] _buffer = new byte[maxBytes];
    private int _count;
    private bool _framed;
    private bool _overflowing;

    /// <summary>Scans thrown away because they did not end.</summary>
    public int Overflows { get; private set; }

    /// <inheritdoc />
    public int Rejects => 0;

    /// <summary>Takes bytes as they came. Finished scans, without frame and suffix, are added to <paramref name="scans"/>.</summary>
    /// <returns>After how much silence to call <see cref="OnSilence"/>; null when nothing is waiting.</returns>
    public TimeSpan? Feed(ReadOnlySpan<byte> bytes, ICollection<ReadOnlyMemory<byte>> scans)
    {
        foreach (var b in bytes)
            Take(b, scans);
        if (_overflowing)
            return silence;
        if (_count == 0)
            return _framed ? silence : null;
        return !_framed && IsLineEnd(_buffer[_count - 1]) && IsWholeLabel(_buffer.AsMemory(0, _count)) ? settle : silence;
    }

    /// <summary>No byte came for as long as <see cref="Feed"/> said: what is there is a scan, whole or half.</summary>
    public void OnSilence(ICollection<ReadOnlyMemory<byte>> scans)
    {
        if (!_overflowing)
            Finish(scans);
        (_count, _framed, _overflowing) = (0, false, false);
    }

    private void Take(byte b, ICollection<ReadOnlyMemory<byte>> scans)
    {
        if ((b == Etx || b == suffix) && !_overflowing)
        {
            Finish(scans);
            (_count, _framed) = (0, false);
        }
        else if (b == Stx && _count == 0)
            _framed = true;
        else if (!(IsLineEnd(b) && _count == 0) && !_overflowing)
            Keep(b);
    }

    private void Keep(byte b)
    {
        if (_count == _buffer.Length)
        {
            (_overflowing, _count) = (true, 0);
            Overflows++;
            return;
        }
        _buffer[_count++] = b;
    }

    private void Finish(ICollection<ReadOnlyMemory<byte>> scans)
    {
        var scan = _buffer.AsSpan(0, _count).TrimEnd("\r\n"u8);
        if (scan.IsEmpty)
            return;
        ReadOnlyMemory<byte> copy = scan.ToArray();
        if (_framed || !TrySplit(copy, scans))
            scans.Add(copy);
    }

    /// <summary>
    /// Several labels in one burst (a scanner that reads many codes at once, or a gateway that was busy): every line is an article
    /// number or a pesticide code. The same pesticide code twice is one label that says it twice.
    /// </summary>
    private static bool TrySplit(ReadOnlyMemory<byte> scan, ICollection<ReadOnlyMemory<byte>> scans)
    {
        if (scan.Span.IndexOfAny(Cr, Lf) < 0)
            return false;
        var lines = new List<ReadOnlyMemory<byte>>();
        var codes = new HashSet<string>();
        foreach (var range in scan.Span.SplitAny(Cr, Lf))
        {
            var line = scan[range];
            if (line.IsEmpty)
                continue;
            var isAnother = LabelOf(line) switch
            {
                ArticleNumber => true,
                PesticideLabel pesticide => codes.Add(pesticide.Code.Digits),
                _ => false,
            };
            if (!isAnother)
                return false;
            lines.Add(line);
        }
        foreach (var line in lines)
            scans.Add(line);
        return true;
    }

    private static bool IsWholeLabel(ReadOnlyMemory<byte> bytes) => LabelOf(bytes) is not (UnknownLabel or StoreCode);

    private static Label LabelOf(ReadOnlyMemory<byte> bytes)
    {
        var data = AimIdentifier.Strip(bytes, out var aimId);
        return LabelParser.Parse(LabelText.Decode(data.Span, aimId), aimId);
    }

    private static bool IsLineEnd(byte b) => b is Cr or Lf;
}
