using System.Runtime.CompilerServices;

namespace EdgeGateway.Vision.Capture;

/// <summary>
/// A whole frame to blue, green and red, in whole numbers. Every pixel gets the colour of its own block and of no other: what a privacy mask covers stays black to its edge.
/// Own code, because OpenCV would need four pictures' worth of fresh memory on the way, which costs more than the work.
/// </summary>
internal static class WholePicture
{
    private const int Bits = 16;

    /// <param name="bgr">Receives three bytes a pixel, rows without gaps.</param>
    public static void Write(Frame frame, Span<byte> bgr)
    {
        var matrix = Array.ConvertAll(frame.Format.Colour.ToBgr(), static factor => (int)MathF.Round(factor * (1 << Bits)));
        var (width, across) = (frame.Width, frame.Format.ChromaWidth);
        for (var y = 0; y < frame.Height; y++)
        {
            var blocks = y / 2 * across;
            Row(matrix, frame.Luma.Slice(y * width, width), frame.U.Slice(blocks, across), frame.V.Slice(blocks, across), bgr.Slice(y * width * 3, width * 3));
        }
    }

    private static void Row(ReadOnlySpan<int> matrix, ReadOnlySpan<byte> luma, ReadOnlySpan<byte> u, ReadOnlySpan<byte> v, Span<byte> bgr)
    {
        const int Half = 1 << (Bits - 1);
        var (light, blueOfU, blackBlue) = (matrix[0], matrix[1], matrix[3] + Half);
        var (greenOfU, greenOfV, blackGreen) = (matrix[5], matrix[6], matrix[7] + Half);
        var (redOfV, blackRed) = (matrix[10], matrix[11] + Half);
        for (var block = 0; block < u.Length; block++)
        {
            var (blue, green, red) = ((u[block] * blueOfU) + blackBlue, (u[block] * greenOfU) + (v[block] * greenOfV) + blackGreen, (v[block] * redOfV) + blackRed);
            Pixel(luma[block * 2] * light, blue, green, red, bgr.Slice(block * 6, 3));
            if ((block * 2) + 1 < luma.Length)
                Pixel(luma[(block * 2) + 1] * light, blue, green, red, bgr.Slice((block * 6) + 3, 3));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Pixel(int light, int blue, int green, int red, Span<byte> bgr) =>
        (bgr[2], bgr[1], bgr[0]) = (Byte(light + red), Byte(light + green), Byte(light + blue));

    /// <summary>Cut at 0 and 255; most values need no cutting.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static byte Byte(int value)
    {
        var whole = value >> Bits;
        return (uint)whole <= byte.MaxValue ? (byte)whole : (byte)(~whole >> 31);
    }
}
