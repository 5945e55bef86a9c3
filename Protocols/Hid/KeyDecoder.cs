using System.Globalization;
using System.Text;
using EdgeGateway.Protocols.Charsets;
using EdgeGateway.Protocols.Framing;

namespace EdgeGateway.Protocols.Hid;

/// <summary>
/// Input events of a Linux keyboard (24 bytes each on 64-bit systems) to the bytes a scanner typed. Knows shift, caps lock, control
/// (Ctrl+] is GS) and Alt with keypad digits, the way scanners type Chinese. Takes records in any pieces. Never throws.
/// </summary>
public sealed class KeyDecoder
{
    /// <summary>Bytes of one record.</summary>
    public const int RecordLength = 24;

    private const int KeyEvent = 1, SyncEvent = 0, Dropped = 3, Down = 1, Up = 0;
    private const int LeftControl = 29, RightControl = 97, LeftShift = 42, RightShift = 54, LeftAlt = 56, RightAlt = 100, CapsLock = 58;
    private const int LongestAltNumber = 6, FirstGbkCode = 0xA140, LastGbkCode = 0xFEFE;

    private readonly byte[] _torn = new byte[RecordLength];
    private readonly StringBuilder _altDigits = new();
    private int _tornCount;
    private bool _leftShift, _rightShift, _control, _alt, _caps;

    /// <summary>Takes bytes of the event device and adds what was typed; Enter is CR. Text is ASCII, Chinese comes as GB18030.</summary>
    public void Feed(ReadOnlySpan<byte> bytes, ICollection<byte> typed)
    {
        while (!bytes.IsEmpty)
        {
            var count = Math.Min(bytes.Length, RecordLength - _tornCount);
            bytes[..count].CopyTo(_torn.AsSpan(_tornCount));
            bytes = bytes[count..];
            _tornCount += count;
            if (_tornCount < RecordLength)
                return;
            _tornCount = 0;
            Take(_torn, typed);
        }
    }

    private void Take(ReadOnlySpan<byte> record, ICollection<byte> typed)
    {
        var cursor = new SpanCursor(record[16..]);
        int type = cursor.UInt16LittleEndian(), code = cursor.UInt16LittleEndian();
        var value = (int)cursor.UInt32LittleEndian();
        if (type == SyncEvent && code == Dropped)
            Forget();
        else if (type == KeyEvent && value is Down or Up && !IsModifier(code, value == Down, typed) && value == Down)
            Press(code, typed);
    }

    /// <summary>The system lost events: which keys are down is not known any more.</summary>
    private void Forget()
    {
        (_leftShift, _rightShift, _control, _alt) = (false, false, false, false);
        _altDigits.Clear();
    }

    private bool IsModifier(int code, bool down, ICollection<byte> typed)
    {
        switch (code)
        {
            case LeftShift:
                _leftShift = down;
                return true;
            case RightShift:
                _rightShift = down;
                return true;
            case LeftControl or RightControl:
                _control = down;
                return true;
            case LeftAlt or RightAlt:
                _alt = down;
                FinishAlt(typed);
                return true;
            case CapsLock:
                _caps ^= down;
                return true;
            default:
                return false;
        }
    }

    private void Press(int code, ICollection<byte> typed)
    {
        if (_alt)
        {
            if (UsKeyboard.OnKeypad(code) is { } digit && char.IsAsciiDigit(digit) && _altDigits.Length < LongestAltNumber)
                _altDigits.Append(digit);
            return;
        }
        if (UsKeyboard.Character(code, _leftShift || _rightShift, _caps) is not { } key)
            return;
        if (!_control)
            typed.Add((byte)key);
        else if (char.ToUpperInvariant(key) is >= '@' and <= '_' and var letter)
            typed.Add((byte)(letter & 0x1F));
    }

    /// <summary>
    /// The number typed while Alt was down: up to 255 a byte, from A140 on the code of a GBK character, between them the Unicode number
    /// of a character. Windows programs do not agree on it; Chinese characters in use lie apart in the two tables.
    /// </summary>
    private void FinishAlt(ICollection<byte> typed)
    {
        var digits = _altDigits.ToString();
        _altDigits.Clear();
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number == 0)
            return;
        if (number <= byte.MaxValue)
            typed.Add((byte)number);
        else if (number is >= FirstGbkCode and <= LastGbkCode && (number & 0xFF) is >= 0x40 and <= 0xFE)
        {
            typed.Add((byte)(number >> 8));
            typed.Add((byte)number);
        }
        else if (Rune.TryCreate(number, out var rune))
        {
            foreach (var one in Gb18030.Lenient.GetBytes(rune.ToString()))
                typed.Add(one);
        }
    }
}
