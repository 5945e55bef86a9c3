using System.Buffers.Binary;
using EdgeGateway.Protocols.Framing;

namespace EdgeGateway.Protocols.IdCard;

/// <summary>
/// Frames between host and SAM: preamble <c>AA AA AA 96 69</c>, length of what follows it (2 bytes, big-endian, with the checksum),
/// body, exclusive or of length and body.
/// </summary>
public static class SamFrame
{
    /// <summary>Bytes before the body: preamble and length.</summary>
    public const int HeaderLength = 7;

    /// <summary>Largest whole frame: an answer with two fingerprints.</summary>
    public const int MaximumLength = 2321;

    /// <summary>First bytes of every frame.</summary>
    public static ReadOnlySpan<byte> Preamble => [0xAA, 0xAA, 0xAA, 0x96, 0x69];

    /// <summary>Whole request frame.</summary>
    /// <param name="command">What to do.</param>
    /// <param name="data">Parameters after CMD and Para; empty for nearly all commands.</param>
    public static byte[] Request(SamCommand command, ReadOnlySpan<byte> data = default) =>
        Build([(byte)((int)command >> 8), (byte)command, .. data]);

    /// <summary>Whole answer frame, as a reader sends it.</summary>
    /// <param name="sw3">State of the reader, see <see cref="SamStatus"/>.</param>
    /// <param name="data">Data after the three status bytes.</param>
    /// <param name="sw1">First status byte of the card, normally 0.</param>
    /// <param name="sw2">Second status byte of the card, normally 0.</param>
    public static byte[] Answer(byte sw3, ReadOnlySpan<byte> data = default, byte sw1 = 0, byte sw2 = 0) =>
        Build([sw1, sw2, sw3, .. data]);

    /// <summary>Frame around any body.</summary>
    /// <exception cref="ArgumentException">The body does not fit into <see cref="MaximumLength"/>.</exception>
    public static byte[] Build(ReadOnlySpan<byte> body)
    {
        if (HeaderLength + body.Length + 1 > MaximumLength)
            throw new ArgumentException($"a body of {body.Length} bytes does not fit into a frame", nameof(body));
        var frame = new byte[HeaderLength + body.Length + 1];
        Preamble.CopyTo(frame);
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(5), (ushort)(body.Length + 1));
        body.CopyTo(frame.AsSpan(HeaderLength));
        frame[^1] = Checksums.Xor(frame.AsSpan(5, body.Length + 2));
        return frame;
    }
}
