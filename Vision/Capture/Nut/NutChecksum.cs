namespace EdgeGateway.Vision.Capture.Nut;

/// <summary>CRC-32 of NUT: polynomial 04C11DB7, highest bit first, starts at 0, not inverted. Over data and its own checksum it is 0.</summary>
internal static class NutChecksum
{
    private static readonly uint[] Table = Build();

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        uint crc = 0;
        foreach (var b in bytes)
            crc = (crc << 8) ^ Table[(crc >> 24) ^ b];
        return crc;
    }

    private static uint[] Build()
    {
        var table = new uint[256];
        for (uint i = 0; i < 256; i++)
        {
            var value = i << 24;
            for (var bit = 0; bit < 8; bit++)
                value = (value & 0x8000_0000) != 0 ? (value << 1) ^ 0x04C1_1DB7 : value << 1;
            table[i] = value;
        }
        return table;
    }
}
