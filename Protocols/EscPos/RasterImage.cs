namespace EdgeGateway.Protocols.EscPos;

/// <summary>A picture of black and white dots, as thermal paper shows it. Rows are packed, the leftmost dot in the highest bit.</summary>
public sealed class RasterImage : IEquatable<RasterImage>
{
    /// <summary>Longest side. Half a metre of paper; nothing a receipt needs is longer.</summary>
    public const int Largest = 4096;

    private readonly byte[] _bits;

    /// <param name="width">Dots, 1 to <see cref="Largest"/>.</param>
    /// <param name="height">Dots, 1 to <see cref="Largest"/>.</param>
    /// <param name="bits">(width + 7) / 8 bytes a row.</param>
    public RasterImage(int width, int height, ReadOnlySpan<byte> bits)
    {
        InRange(width, nameof(width));
        InRange(height, nameof(height));
        ArgumentOutOfRangeException.ThrowIfNotEqual(bits.Length, (width + 7) / 8 * height, nameof(bits));
        (Width, Height, _bits) = (width, height, bits.ToArray());
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Bytes of one row.</summary>
    public int Stride => (Width + 7) / 8;

    public ReadOnlySpan<byte> Bits => _bits;

    /// <summary>True where the paper is black.</summary>
    public bool this[int x, int y] => (_bits[(y * Stride) + (x / 8)] >> (7 - (x % 8)) & 1) != 0;

    /// <summary>Asks every dot.</summary>
    public static RasterImage Of(int width, int height, Func<int, int, bool> isBlack)
    {
        InRange(width, nameof(width));
        InRange(height, nameof(height));
        var stride = (width + 7) / 8;
        var bits = new byte[stride * height];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                if (isBlack(x, y))
                    bits[(y * stride) + (x / 8)] |= (byte)(0x80 >> (x % 8));
            }
        }
        return new RasterImage(width, height, bits);
    }

    /// <summary>The same with so many white dots before every row.</summary>
    public RasterImage Shifted(int dots) => dots == 0 ? this : Of(Width + dots, Height, (x, y) => x >= dots && this[x - dots, y]);

    /// <summary>A band of it.</summary>
    public RasterImage Rows(int first, int count) => new(Width, count, Bits.Slice(first * Stride, count * Stride));

    /// <summary>This one with another of the same width under it.</summary>
    public RasterImage Above(RasterImage below)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(below.Width, Width, nameof(below));
        return new RasterImage(Width, Height + below.Height, [.. _bits, .. below._bits]);
    }

    public bool Equals(RasterImage? other) => other is not null && other.Width == Width && other.Height == Height && Bits.SequenceEqual(other.Bits);

    public override bool Equals(object? obj) => Equals(obj as RasterImage);

    public override int GetHashCode() => HashCode.Combine(Width, Height, _bits.Length);

    public override string ToString() => $"{Width}x{Height} dots";

    private static void InRange(int value, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, Largest, name);
    }
}
