using System.Buffers.Binary;

namespace EdgeGateway.Fuzz;

/// <summary>Makes inputs: a seed with a few random changes, now and then nothing but noise. The same seeds and random numbers give the same inputs.</summary>
internal sealed class Mutator(FuzzTarget target, Random random)
{
    private const int MostChanges = 8;
    private const int MostKept = 400;
    private const int NoiseOneIn = 64;
    private const int LongestNoise = 80;

    private static readonly byte[] Telling = [0, 1, 2, 4, 7, 9, 10, 13, 16, 26, 27, 29, 31, 32, 34, 44, 48, 57, 64, 93, 100, 123, 125, 127, 128, 129, 144, 159, 170, 254, 255];

    private readonly List<byte[]> _pool = target.Seeds.Count > 0 ? [.. target.Seeds] : [[]];
    private readonly byte[] _work = new byte[target.Longest];
    private int _length;

    /// <summary>Seeds and inputs worth changing further.</summary>
    public int Pool => _pool.Count;

    /// <summary>The input led somewhere new.</summary>
    public void Keep(byte[] input)
    {
        if (_pool.Count < target.Seeds.Count + MostKept)
            _pool.Add(input);
    }

    public byte[] Next()
    {
        if (random.Next(NoiseOneIn) == 0)
        {
            var noise = new byte[random.Next(LongestNoise)];
            random.NextBytes(noise);
            return noise;
        }
        Put(_pool[random.Next(_pool.Count)]);
        for (var left = 1 + random.Next(MostChanges); left > 0; left--)
            Change();
        return _work[.._length];
    }

    private void Put(byte[] seed)
    {
        _length = Math.Min(seed.Length, _work.Length);
        seed.AsSpan(0, _length).CopyTo(_work);
    }

    private void Change()
    {
        switch (random.Next(10))
        {
            case 0 when _length > 0:
                _work[random.Next(_length)] ^= (byte)(1 << random.Next(8));
                break;
            case 1 when _length > 0:
                _work[random.Next(_length)] = Telling[random.Next(Telling.Length)];
                break;
            case 2 when _length > 0:
                _work[random.Next(_length)] = (byte)random.Next(256);
                break;
            case 3:
                Insert(random.Next(_length + 1), [Telling[random.Next(Telling.Length)]], 1 + (random.Next(8) == 0 ? random.Next(300) : 0));
                break;
            case 4 when _length > 0:
                Remove(random.Next(_length), 1 + random.Next(Math.Min(_length, 16)));
                break;
            case 5 when _length > 0:
                Repeat();
                break;
            case 6:
                Splice();
                break;
            case 7 when _length > 2:
                WriteNumber();
                break;
            case 8 when target.Words.Count > 0:
                Insert(random.Next(_length + 1), target.Words[random.Next(target.Words.Count)], 1);
                break;
            default:
                _length = random.Next(4) == 0 ? random.Next(_length + 1) : _length;
                break;
        }
    }

    private void Insert(int at, ReadOnlySpan<byte> what, int times)
    {
        var room = what.IsEmpty ? 0 : (_work.Length - _length) / what.Length;
        var count = Math.Min(times, room) * what.Length;
        _work.AsSpan(at, _length - at).CopyTo(_work.AsSpan(at + count));
        for (var i = 0; i < count; i += what.Length)
            what.CopyTo(_work.AsSpan(at + i));
        _length += count;
    }

    private void Remove(int at, int count)
    {
        count = Math.Min(count, _length - at);
        _work.AsSpan(at + count, _length - at - count).CopyTo(_work.AsSpan(at));
        _length -= count;
    }

    /// <summary>A piece of the input again behind itself, seldom many times: what nests or grows shows.</summary>
    private void Repeat()
    {
        var at = random.Next(_length);
        var piece = _work.AsSpan(at, Math.Min(_length - at, 1 + random.Next(32))).ToArray();
        Insert(at, piece, random.Next(16) == 0 ? 1 + random.Next(500) : 1);
    }

    /// <summary>The front of this one, the rear of another.</summary>
    private void Splice()
    {
        var other = _pool[random.Next(_pool.Count)];
        var from = random.Next(other.Length + 1);
        _length = random.Next(_length + 1);
        Insert(_length, other.AsSpan(from, Math.Min(other.Length - from, _work.Length - _length)), 1);
    }

    /// <summary>Lengths and counts: two bytes in either order.</summary>
    private void WriteNumber()
    {
        var place = _work.AsSpan(random.Next(_length - 1), 2);
        var value = (ushort)(random.Next(4) switch { 0 => 0, 1 => 0xFFFF, 2 => _length + random.Next(-4, 5), _ => random.Next(0x10000) });
        if (random.Next(2) == 0)
            BinaryPrimitives.WriteUInt16BigEndian(place, value);
        else
            BinaryPrimitives.WriteUInt16LittleEndian(place, value);
    }
}
