namespace EdgeGateway.Protocols.Hid;

/// <summary>
/// Key codes of Linux to the characters of a US keyboard, which is what scanners imitate. The layout and the input method of the
/// desktop have no part in it.
/// </summary>
public static class UsKeyboard
{
    // One row of keys each: first code, characters without shift, with shift.
    private static readonly (int First, string Plain, string Shifted)[] Rows =
    [
        (2, "1234567890-=", "!@#$%^&*()_+"),
        (16, "qwertyuiop[]", "QWERTYUIOP{}"),
        (30, "asdfghjkl;'`", "ASDFGHJKL:\"~"),
        (43, "\\zxcvbnm,./", "|ZXCVBNM<>?"),
        (15, "\t", "\t"),
        (28, "\r", "\r"),
        (57, " ", " "),
        (86, "\\", "|"),
    ];

    // Keypad, number lock taken as on: 7 8 9 -, 4 5 6 +, 1 2 3, 0 and the point; * / = and the comma apart.
    private static readonly (int First, string Plain)[] Keypad =
        [(71, "789-456+1230."), (55, "*"), (98, "/"), (96, "\r"), (117, "="), (121, ",")];

    /// <summary>The character of a key; null for keys that write nothing.</summary>
    /// <param name="code">KEY_… code of an input event.</param>
    /// <param name="shift">A shift key is down.</param>
    /// <param name="caps">Caps lock is on; turns letters around, and only letters.</param>
    public static char? Character(int code, bool shift, bool caps)
    {
        foreach (var (first, plain, shifted) in Rows)
        {
            if (code < first || code >= first + plain.Length)
                continue;
            var key = plain[code - first];
            return shift ^ (caps && char.IsAsciiLetterLower(key)) ? shifted[code - first] : key;
        }
        return OnKeypad(code);
    }

    /// <summary>The character of a key of the keypad; null for any other key.</summary>
    public static char? OnKeypad(int code)
    {
        foreach (var (first, plain) in Keypad)
        {
            if (code >= first && code < first + plain.Length)
                return plain[code - first];
        }
        return null;
    }
}
