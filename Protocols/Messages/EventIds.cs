using System.Buffers.Binary;
using System.Security.Cryptography;

namespace EdgeGateway.Protocols.Messages;

/// <summary>
/// Makes UUIDv7 ids (RFC 9562 section 5.7) that rise one by one: a 12-bit counter orders ids of one millisecond (section 6.2, method 1), and small
/// steps back of the wall clock are ridden out on the last millisecond. After a big step the ids follow the clock; the 62 random bits
/// keep them unique all the same. Not thread-safe.
/// </summary>
public sealed class EventIds
{
    private const int MaxCounter = 0xFFF;
    private const long SmallStepMs = 60_000;

    private long _lastMs = long.MinValue;
    private int _counter;

    /// <summary>The next id. Times before 1970 count as 1970.</summary>
    public Guid Next(DateTimeOffset now)
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes[6..]);
        Advance(Math.Max(0, now.ToUnixTimeMilliseconds()), bytes[6]);
        BinaryPrimitives.WriteInt64BigEndian(bytes, _lastMs << 16);
        bytes[6] = (byte)(0x70 | (_counter >> 8));
        bytes[7] = (byte)_counter;
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new Guid(bytes, bigEndian: true);
    }

    private void Advance(long ms, byte random)
    {
        if (ms > _lastMs || ms < _lastMs - SmallStepMs)
        {
            // Starting low leaves room to count, starting at random keeps ids of two boxes apart.
            (_lastMs, _counter) = (ms, random);
        }
        else if (_counter == MaxCounter)
        {
            (_lastMs, _counter) = (_lastMs + 1, random);
        }
        else
        {
            _counter++;
        }
    }
}
