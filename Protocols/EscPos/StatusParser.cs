using System.Text;

namespace EdgeGateway.Protocols.EscPos;

/// <summary>
/// Takes apart what printers send back, byte by byte. Bit 4 tells the kinds apart: set with low bits 00 begins an automatic status,
/// 10 is a DLE EOT answer, 11/13 are XON/XOFF, 37 begins a block; clear continues an automatic status or answers GS r. So a lost
/// byte costs one answer, never the order of the following ones. Never throws.
/// </summary>
public sealed class StatusParser
{
    private const int AutoLength = 4;
    private const byte BlockHead = 0x37;
    private const int MaxCauses = 16;

    private readonly byte[] _pending = new byte[2 + MaxCauses];
    private int _count;

    /// <summary>Bytes that belonged to nothing since the start.</summary>
    public long NoiseBytes { get; private set; }

    /// <summary>True while an answer is incomplete. After a silence call <see cref="Reset"/>: the rest will not come.</summary>
    public bool InsideAnswer => _count > 0;

    /// <summary>Takes one byte.</summary>
    /// <returns>The answer it completed, or null.</returns>
    public PrinterAnswer? Next(byte b)
    {
        if (_count == 0)
            return Begin(b);
        return _pending[0] == BlockHead ? InsideBlock(b) : InsideAuto(b);
    }

    /// <summary>Gives up an incomplete answer.</summary>
    public void Reset()
    {
        NoiseBytes += _count;
        _count = 0;
    }

    private PrinterAnswer? Begin(byte b)
    {
        if (Small(b) is { } answer)
            return answer;
        if (IsAutoHead(b) || b == BlockHead)
        {
            _pending[_count++] = b;
            return null;
        }
        if ((b & 0x90) == 0)
            return new PrinterAnswer.Buffered(b);
        NoiseBytes++;
        return null;
    }

    private PrinterAnswer? InsideAuto(byte b)
    {
        if (Small(b) is { } answer)
            return answer;
        if ((b & 0x90) != 0)
            return Restart(b);
        _pending[_count++] = b;
        if (_count < AutoLength)
            return null;
        _count = 0;
        return new PrinterAnswer.Auto(PrinterStatus.FromAutoStatus(_pending));
    }

    private PrinterAnswer? InsideBlock(byte b)
    {
        // Within a block only control bytes can be told from its contents.
        if (_count > 1 && b is > 0 and < 0x20 && Small(b) is { } answer)
            return answer;
        switch (_count)
        {
            case 1 when b is 0x22 or 0x23 or 0x25:
            case >= 2 and < 6 when _pending[1] == 0x22 && b is >= 0x20 and <= 0x7E:
            case >= 2 and < 2 + MaxCauses when _pending[1] == 0x23 && b is >= 0x40 and <= 0x7F:
                _pending[_count++] = b;
                return null;
            case 6 when _pending[1] == 0x22 && b == 0:
                return End(new PrinterAnswer.Completed(Encoding.ASCII.GetString(_pending, 2, 4)));
            case >= 2 when _pending[1] == 0x23 && b == 0:
                return End(new PrinterAnswer.OfflineCauses(Encoding.ASCII.GetString(_pending, 2, _count - 2)));
            case 2 when _pending[1] == 0x25 && b == 0:
                return End(new PrinterAnswer.Cleared());
            default:
                return Restart(b);
        }
    }

    private PrinterAnswer? Restart(byte b)
    {
        Reset();
        return Begin(b);
    }

    private PrinterAnswer End(PrinterAnswer answer)
    {
        _count = 0;
        return answer;
    }

    private static bool IsAutoHead(byte b) => (b & 0x93) == 0x10;

    private static PrinterAnswer? Small(byte b) => b switch
    {
        0x11 => new PrinterAnswer.FlowControl(Stop: false),
        0x13 => new PrinterAnswer.FlowControl(Stop: true),
        _ when PrinterStatus.IsRealTime(b) => new PrinterAnswer.RealTime(b),
        _ => null,
    };
}
