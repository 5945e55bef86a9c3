using EdgeGateway.Protocols.Framing;

namespace EdgeGateway.Protocols.Hid;

/// <summary>What a HID device says it is, from its report descriptor.</summary>
public static class HidDescriptor
{
    private const byte UsagePage = 0x04, Usage = 0x08, Collection = 0xA0, LongItem = 0xFE;
    private const uint PointOfSalePage = 0x8C, ScannerUsage = 0x02, Application = 0x01;

    /// <summary>True when one of its top collections is a bar code scanner (page 8C, usage 02). False also for a descriptor that breaks off.</summary>
    public static bool IsScanner(ReadOnlySpan<byte> descriptor)
    {
        var cursor = new SpanCursor(descriptor);
        uint page = 0, usage = 0;
        while (cursor.Remaining > 0)
        {
            var prefix = cursor.Byte();
            if (prefix == LongItem)
            {
                var length = cursor.Byte();
                cursor.Take(length + 1);
                continue;
            }
            var value = Value(cursor.Take((prefix & 3) == 3 ? 4 : prefix & 3));
            if (cursor.Failed)
                return false;
            switch (prefix & 0xFC)
            {
                case UsagePage:
                    page = value;
                    break;
                case Usage:
                    usage = value;
                    break;
                case Collection when value == Application && page == PointOfSalePage && usage == ScannerUsage:
                    return true;
            }
        }
        return false;
    }

    private static uint Value(ReadOnlySpan<byte> bytes)
    {
        uint value = 0;
        for (var at = 0; at < bytes.Length; at++)
            value |= (uint)bytes[at] << (8 * at);
        return value;
    }
}
