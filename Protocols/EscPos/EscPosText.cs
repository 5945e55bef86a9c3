namespace EdgeGateway.Protocols.EscPos;

/// <summary>Finds where characters end in GB18030 bytes, so that text is never cut inside one.</summary>
internal static class EscPosText
{
    /// <summary>
    /// Bytes of the run of whole characters at the start: 1 byte below 80, 2 or 4 bytes after a lead byte, 1 for a byte that fits
    /// nothing. 0 when the first character is incomplete.
    /// </summary>
    public static int CharactersLength(ReadOnlySpan<byte> bytes)
    {
        var length = 0;
        while (length < bytes.Length && bytes[length] >= 0x20)
        {
            var next = CharacterLength(bytes[length..]);
            if (next == 0)
                break;
            length += next;
        }
        return length;
    }

    /// <summary>Bytes of the first character; 0 when it is incomplete.</summary>
    public static int CharacterLength(ReadOnlySpan<byte> bytes)
    {
        if (bytes[0] is < 0x81 or 0xFF)
            return 1;
        if (bytes.Length < 2)
            return 0;
        return bytes[1] switch
        {
            >= 0x40 and not (0x7F or 0xFF) => 2,
            >= 0x30 and <= 0x39 => FourByteLength(bytes[2..]),
            _ => 1,
        };
    }

    private static int FourByteLength(ReadOnlySpan<byte> tail) => tail switch
    {
        [] => 0,
        [>= 0x81 and <= 0xFE] => 0,
        [>= 0x81 and <= 0xFE, >= 0x30 and <= 0x39, ..] => 4,
        _ => 1,
    };
}
