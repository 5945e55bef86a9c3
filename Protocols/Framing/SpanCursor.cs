using System.Buffers.Binary;

namespace EdgeGateway.Protocols.Framing;

/// <summary>
/// Reads values from bytes, front to back. Every read is checked in one place; a read past the end gives zero or nothing and sets
/// <see cref="Failed"/>, which stays set, so that a caller may read a whole record and ask once.
/// </summary>
public ref struct SpanCursor(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    /// <summary>True once a read asked for more than there was.</summary>
    public bool Failed { get; private set; }

    /// <summary>Number of bytes not read yet.</summary>
    public readonly int Remaining => _rest.Length;

    /// <summary>Next <paramref name="count"/> bytes; empty when there are fewer, or when <paramref name="count"/> is negative.</summary>
    public ReadOnlySpan<byte> Take(int count)
    {
        if (Failed || count < 0 || count > _rest.Length)
        {
            Failed = true;
            return [];
        }
        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }

    public byte Byte() => Take(1) is [var value] ? value : (byte)0;

    public ushort UInt16BigEndian() => Take(2) is { Length: 2 } two ? BinaryPrimitives.ReadUInt16BigEndian(two) : (ushort)0;

    public ushort UInt16LittleEndian() => Take(2) is { Length: 2 } two ? BinaryPrimitives.ReadUInt16LittleEndian(two) : (ushort)0;

    public uint UInt32LittleEndian() => Take(4) is { Length: 4 } four ? BinaryPrimitives.ReadUInt32LittleEndian(four) : 0;
}
