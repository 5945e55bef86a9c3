using System.Buffers.Binary;

namespace EdgeGateway.Testing;

/// <summary>Input events as the Linux kernel writes them for a keyboard scanner, so that tests need no input device.</summary>
public static class KeyEvents
{
    private const int Shift = 42, Alt = 56, Enter = 28;

    // The characters by key code, written down anew so that the decoder's own table is checked and not repeated.
    private static readonly Dictionary<char, (int Code, bool Shift)> Keys = Build();

    /// <summary>One 24-byte record.</summary>
    public static byte[] Record(ushort type, ushort code, int value)
    {
        var record = new byte[24];
        BinaryPrimitives.WriteInt64LittleEndian(record, 1_700_000_000);
        BinaryPrimitives.WriteUInt16LittleEndian(record.AsSpan(16), type);
        BinaryPrimitives.WriteUInt16LittleEndian(record.AsSpan(18), code);
        BinaryPrimitives.WriteInt32LittleEndian(record.AsSpan(20), value);
        return record;
    }

    public static byte[] Down(int code) => [.. Record(4, 4, 0x70000 + code), .. Record(1, (ushort)code, 1), .. Record(0, 0, 0)];

    public static byte[] Up(int code) => [.. Record(1, (ushort)code, 0), .. Record(0, 0, 0)];

    public static byte[] Press(params int[] codes) => [.. codes.SelectMany(code => (byte[])[.. Down(code), .. Up(code)])];

    /// <summary>What a scanner in keyboard mode types; CR is Enter. ASCII only.</summary>
    public static byte[] Of(string text) => [.. text.SelectMany(Of)];

    /// <summary>Alt held down, digits of the keypad, Alt let go.</summary>
    public static byte[] AltNumber(string digits)
    {
        int[] keypad = [82, 79, 80, 81, 75, 76, 77, 71, 72, 73];
        return [.. Down(Alt), .. Press([.. digits.Select(digit => keypad[digit - '0'])]), .. Up(Alt)];
    }

    private static byte[] Of(char character)
    {
        var (code, shift) = Keys[character];
        return shift ? [.. Down(Shift), .. Press(code), .. Up(Shift)] : Press(code);
    }

    private static Dictionary<char, (int Code, bool Shift)> Build()
    {
        var keys = new Dictionary<char, (int, bool)> { ['\r'] = (Enter, false), ['\t'] = (15, false), [' '] = (57, false) };
        string[] letters = ["q16 w17 e18 r19 t20 y21 u22 i23 o24 p25", "a30 s31 d32 f33 g34 h35 j36 k37 l38", "z44 x45 c46 v47 b48 n49 m50"];
        foreach (var letter in letters.SelectMany(row => row.Split(' ')))
        {
            keys[letter[0]] = (int.Parse(letter.AsSpan(1)), false);
            keys[char.ToUpperInvariant(letter[0])] = (int.Parse(letter.AsSpan(1)), true);
        }
        const string others = "1!2 2@3 3#4 4$5 5%6 6^7 7&8 8*9 9(10 0)11 -_12 =+13 [{26 ]}27 ;:39 '\"40 `~41 \\|43 ,<51 .>52 /?53";
        foreach (var key in others.Split(' '))
        {
            keys[key[0]] = (int.Parse(key.AsSpan(2)), false);
            keys[key[1]] = (int.Parse(key.AsSpan(2)), true);
        }
        return keys;
    }
}
