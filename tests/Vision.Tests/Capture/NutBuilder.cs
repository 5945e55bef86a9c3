using System.Buffers.Binary;
using System.Text;

namespace EdgeGateway.Vision.Tests.Capture;

/// <summary>Writes NUT byte by byte, with everything FFmpeg does not write by itself: odd flags, lies, repeated headers.</summary>
internal sealed class NutBuilder
{
    private readonly List<byte> _bytes = [];

    public NutBuilder FileId() => Raw(Encoding.ASCII.GetBytes("nut/multimedia container\0"));

    /// <summary>Code 0: nothing is written out but time, size and checksum. Code 1: everything else may follow.</summary>
    public NutBuilder Main(ulong streams = 1, ulong version = 3, int numerator = 1, int denominator = 1000)
    {
        var b = new NutBuilder().V(version).V(streams).V(65536).V(1).V((ulong)numerator).V((ulong)denominator);
        // flags, 6 fields: pts delta, multiplier, stream, size, reserved, count
        b.V(8 | 32 | 64).V(6).S(0).V(1).V(0).V(0).V(0).V(1);
        b.V(4096).V(6).S(0).V(1).V(0).V(0).V(0).V(1);
        b.V(2 | 8 | 64).V(6).S(0).V(1).V(0).V(0).V(0).V(1);
        b.V(8192).V(6).S(0).V(1).V(0).V(0).V(0).V(252);
        return Packet(0x4E4D7A561F5F04AD, b.V(0));
    }

    public NutBuilder Video(int width, int height, string code = "I420", ulong kind = 0, int bits = 7) =>
        Packet(0x4E5311405BF2F9DB, new NutBuilder()
            .V(0).V(kind).Text(code).V(0).V((ulong)bits).V(1000).V(0).V(0).V(0).V((ulong)width).V((ulong)height).V(1).V(1).V(0));

    public NutBuilder Sync(ulong ticks) => Packet(0x4E4BE4ADEECA4569, new NutBuilder().V(ticks).V(0));

    public NutBuilder Info(int size) => Packet(0x4E49AB68B596BA78, new NutBuilder().Raw(new byte[size]));

    /// <summary>A frame with its full time written out.</summary>
    public NutBuilder Frame(ulong ticks, byte[] data, int bits = 7, byte code = 0)
    {
        var header = new NutBuilder().Raw([code]).V(ticks + (1UL << bits));
        if (code == 0)
            header.V((ulong)data.Length);
        return Checked(header).Raw(data);
    }

    /// <summary>A frame of which only the low bits of the time are written.</summary>
    public NutBuilder ShortFrame(ulong low, byte[] data) => Checked(new NutBuilder().Raw([0]).V(low).V((ulong)data.Length)).Raw(data);

    /// <summary>A frame whose flags are written out.</summary>
    public NutBuilder CodedFrame(ulong flags, Action<NutBuilder> fields)
    {
        var header = new NutBuilder().Raw([1]).V(flags);
        fields(header);
        return (flags & 64) != 0 ? Checked(header) : Raw([.. header._bytes]);
    }

    public NutBuilder Packet(ulong code, NutBuilder content)
    {
        var start = new byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(start, code);
        var length = (ulong)content._bytes.Count + 4;
        Raw(start).V(length);
        if (length > 4096)
            Raw(new byte[4]);
        return Checked(content);
    }

    public NutBuilder V(ulong value)
    {
        for (var shift = 63; shift > 0; shift -= 7)
        {
            if (value >> shift != 0)
                _bytes.Add((byte)(0x80 | ((value >> shift) & 0x7F)));
        }
        _bytes.Add((byte)(value & 0x7F));
        return this;
    }

    public NutBuilder S(long value) => V(value > 0 ? (ulong)((value * 2) - 1) : (ulong)(-value * 2));

    public NutBuilder Text(string text)
    {
        var bytes = Encoding.Latin1.GetBytes(text);
        return V((ulong)bytes.Length).Raw(bytes);
    }

    public NutBuilder Raw(byte[] bytes)
    {
        _bytes.AddRange(bytes);
        return this;
    }

    public byte[] Build() => [.. _bytes];

    /// <summary>Start of a stream of such pictures, ticks of 1 ms.</summary>
    public static NutBuilder Stream(int width, int height) => new NutBuilder().FileId().Main().Video(width, height);

    private NutBuilder Checked(NutBuilder part)
    {
        var checksum = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(checksum, Crc(part._bytes));
        return Raw([.. part._bytes]).Raw(checksum);
    }

    /// <summary>Bit by bit, so that it shares nothing with the table of the reader.</summary>
    private static uint Crc(IEnumerable<byte> bytes)
    {
        uint crc = 0;
        foreach (var b in bytes)
        {
            crc ^= (uint)b << 24;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 0x80000000) != 0 ? (crc << 1) ^ 0x04C11DB7 : crc << 1;
        }
        return crc;
    }
}
