using EdgeGateway.Protocols.Framing;

namespace EdgeGateway.Protocols.IdCard;

/// <summary>Number of the security module in a reader.</summary>
public static class SamId
{
    /// <summary>Text like <c>05.01-20260101-0001234567-0089101112</c> from the 16 data bytes of a 12 FF answer; null for another length.</summary>
    public static string? Text(ReadOnlySpan<byte> data)
    {
        if (data.Length != 16)
            return null;
        var cursor = new SpanCursor(data);
        ushort maker = cursor.UInt16LittleEndian(), model = cursor.UInt16LittleEndian();
        uint date = cursor.UInt32LittleEndian(), high = cursor.UInt32LittleEndian(), low = cursor.UInt32LittleEndian();
        return $"{maker:D2}.{model:D2}-{date}-{high:D10}-{low:D10}";
    }
}
