using System.Buffers.Binary;

namespace EdgeGateway.Vision.Capture.Nut;

/// <summary>Reads NUT's numbers from bytes, one bounds check in one place. After a failure every read gives 0 and the state stays.</summary>
internal ref struct NutCursor(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    public int Position { get; private set; }

    /// <summary>Bytes ran out: with more of them the same read may work.</summary>
    public bool Short { get; private set; }

    /// <summary>No further bytes can make this right.</summary>
    public bool Malformed { get; private set; }

    public readonly bool Failed => Short || Malformed;

    public byte U8()
    {
        if (Failed || Position >= _bytes.Length)
        {
            Short |= !Malformed;
            return 0;
        }
        return _bytes[Position++];
    }

    public uint U32() => (uint)Fixed(4);

    public ulong U64() => Fixed(8);

    /// <summary>Variable length, seven bits a byte, highest first; the top bit says that another byte follows.</summary>
    public ulong V()
    {
        ulong value = 0;
        for (var i = 0; i < 10; i++)
        {
            var next = U8();
            if (Failed)
                return 0;
            if (value >> 57 != 0)
                break;
            value = (value << 7) | (next & 0x7FUL);
            if (next < 0x80)
                return value;
        }
        Malformed = true;
        return 0;
    }

    /// <summary>A <see cref="V"/> that must not exceed <paramref name="max"/>.</summary>
    public int V(int max)
    {
        var value = V();
        if (value <= (ulong)max)
            return (int)value;
        Malformed = true;
        return 0;
    }

    /// <summary>Signed: 0, 1, -1, 2, -2, … are written as 0, 1, 2, 3, 4, …</summary>
    public long S()
    {
        var value = V();
        return value == ulong.MaxValue || Failed ? 0 : (value & 1) == 1 ? (long)(value >> 1) + 1 : -(long)(value >> 1);
    }

    /// <summary>Length, then so many bytes.</summary>
    public ReadOnlySpan<byte> Bytes(int max)
    {
        var length = V(max);
        if (Failed || _bytes.Length - Position < length)
        {
            Short |= !Malformed;
            return default;
        }
        var found = _bytes.Slice(Position, length);
        Position += length;
        return found;
    }

    private ulong Fixed(int count)
    {
        if (Failed || _bytes.Length - Position < count)
        {
            Short |= !Malformed;
            return 0;
        }
        var at = _bytes.Slice(Position, count);
        Position += count;
        return count == 4 ? BinaryPrimitives.ReadUInt32BigEndian(at) : BinaryPrimitives.ReadUInt64BigEndian(at);
    }
}
