using System.Buffers.Binary;
using EdgeGateway.Protocols.Framing;

namespace EdgeGateway.Protocols.IdCard;

/// <summary>
/// Finds answers in the bytes of a SAM reader. Bytes come in any pieces; garbage, torn frames, extra leading <c>AA</c>, wrong checksums
/// and absurd lengths cost at most the frame they damaged. Never throws, never waits for a length that cannot be, holds at most one
/// frame, overwrites what it has handled.
/// </summary>
/// <remarks>
/// The rule: of all frames with a right checksum the one that ends first wins, of two that end together the one that began first.
/// What came before its end is then gone. So a frame that follows a torn one is found with its own last byte, and the way the stream
/// is cut makes no difference.
/// </remarks>
public sealed class SamParser
{
    private const int ShortestBody = 4;
    private readonly byte[] _buffer = new byte[SamFrame.MaximumLength + 64];
    private int _filled;

    /// <summary>Takes bytes and adds the answers they complete to <paramref name="answers"/>, in order.</summary>
    public void Feed(ReadOnlySpan<byte> bytes, ICollection<SamAnswer> answers)
    {
        while (!bytes.IsEmpty)
        {
            var count = Math.Min(bytes.Length, _buffer.Length - _filled);
            bytes[..count].CopyTo(_buffer.AsSpan(_filled));
            bytes = bytes[count..];
            _filled += count;
            while (TryFindFirst(out var start, out var end))
            {
                answers.Add(ReadAnswer(_buffer.AsSpan(start + SamFrame.HeaderLength, end - start - SamFrame.HeaderLength - 1)));
                Drop(end);
            }
        }
    }

    /// <summary>Forgets a frame that has begun: before a new command, so that a torn answer to the last one cannot mix with the next.</summary>
    public void Reset() => Drop(_filled);

    /// <summary>Finds the frame that ends first; drops what can no longer become one.</summary>
    private bool TryFindFirst(out int start, out int end)
    {
        (start, end) = (0, int.MaxValue);
        var keepFrom = -1;
        for (var at = Next(0); at >= 0; at = Next(at + 1))
        {
            var stop = EndOf(at);
            if (stop > _filled)
                keepFrom = keepFrom < 0 ? at : keepFrom;
            else if (stop > 0 && stop < end)
                (start, end) = (at, stop);
        }
        if (end != int.MaxValue)
            return true;
        Drop(keepFrom >= 0 ? keepFrom : _filled - BeginningOfPreamble());
        return false;
    }

    private int Next(int from)
    {
        var at = _buffer.AsSpan(from, Math.Max(0, _filled - from)).IndexOf(SamFrame.Preamble);
        return at < 0 ? -1 : from + at;
    }

    /// <summary>Where the frame at <paramref name="at"/> ends, beyond what is there when not known yet; 0: it is no frame.</summary>
    private int EndOf(int at)
    {
        if (_filled - at < SamFrame.HeaderLength)
            return int.MaxValue;
        var length = BinaryPrimitives.ReadUInt16BigEndian(_buffer.AsSpan(at + 5));
        if (length < ShortestBody || length > SamFrame.MaximumLength - SamFrame.HeaderLength)
            return 0;
        var end = at + SamFrame.HeaderLength + length;
        if (end > _filled)
            return end;
        return Checksums.Xor(_buffer.AsSpan(at + 5, length + 2)) == 0 ? end : 0;
    }

    /// <summary>How many of the last bytes may be the beginning of a preamble.</summary>
    private int BeginningOfPreamble()
    {
        var most = Math.Min(SamFrame.Preamble.Length - 1, _filled);
        while (most > 0 && !_buffer.AsSpan(_filled - most, most).SequenceEqual(SamFrame.Preamble[..most]))
            most--;
        return most;
    }

    private void Drop(int count)
    {
        _buffer.AsSpan(count, _filled - count).CopyTo(_buffer);
        _buffer.AsSpan(_filled - count, count).Clear();
        _filled -= count;
    }

    private static SamAnswer ReadAnswer(ReadOnlySpan<byte> body)
    {
        var data = body[3..];
        return new SamAnswer(body[0], body[1], body[2], data[..BaseInformation.WorthKeeping(data)].ToArray(), data.Length);
    }
}
