namespace EdgeGateway.Protocols.EscPos;

/// <summary>How long each command is.</summary>
internal static class EscPosLengths
{
    /// <summary>Bytes of the command at the start, which may exceed what is there; 0: cannot be told yet; -1: no known command.</summary>
    public static int CommandLength(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0x1B or 0x1C or 0x1D or 0x10] => 0,
        [0x1B, var n, ..] => Escape(n),
        [0x1C, 0x26 or 0x2E, ..] => 2,
        [0x1C, 0x21 or 0x57 or 0x2D or 0x43, ..] => 3,
        [0x1C, 0x53, ..] => 4,
        [0x1D, ..] => Group(bytes),
        [0x10, 0x04 or 0x05, ..] => 3,
        [0x10, 0x14] => 0,
        [0x10, 0x14, 0x08, ..] => 10,
        [0x10, 0x14, ..] => 5,
        [0x1B or 0x1C or 0x10, ..] => -1,
        [0x00 or 0x09 or 0x0A or 0x0C or 0x0D or 0x18, ..] => 1,
        _ => -1,
    };

    private static int Escape(byte n) => n switch
    {
        0x40 or 0x32 => 2,
        0x61 or 0x45 or 0x64 or 0x4D or 0x74 or 0x2D or 0x21 or 0x33 or 0x20 or 0x52 or 0x4A or 0x47 or 0x7B or 0x56 => 3,
        0x24 or 0x5C => 4,
        0x70 => 5,
        _ => -1,
    };

    private static int Group(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [_, 0x21 or 0x61 or 0x72 or 0x68 or 0x77 or 0x48 or 0x66 or 0x42 or 0x49, ..] => 3,
        [_, 0x4C or 0x57, ..] => 4,
        [_, 0x56, 0x41 or 0x42, ..] => 4,
        [_, 0x56, _, ..] => 3,
        [_, 0x28, _, var low, var high, ..] => 5 + low + (high << 8),
        [_, 0x76, 0x30, _, var xl, var xh, var yl, var yh, ..] => 8 + ((xl + (xh << 8)) * (yl + (yh << 8))),
        [_, 0x6B, >= 65, var length, ..] => 4 + length,
        [_, 0x6B, <= 6, .. var data] when data.IndexOf((byte)0) is var end and >= 0 => 4 + end,
        [_, 0x56 or 0x28 or 0x6B] or [_, 0x6B, <= 6 or >= 65, ..] or [_, 0x28, ..] or [_, 0x76, 0x30, ..] or [_, 0x76] => 0,
        _ => -1,
    };
}
