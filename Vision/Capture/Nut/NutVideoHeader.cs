using System.Text;

namespace EdgeGateway.Vision.Capture.Nut;

/// <summary>The one video stream: size, and how its times are counted.</summary>
/// <param name="Width">Pixels, 1 to 16384.</param>
/// <param name="Height">Pixels, 1 to 16384.</param>
/// <param name="TimeBase">Index into the main header's list.</param>
/// <param name="PtsBits">Times below 2 to this power are the low bits of the full time.</param>
internal sealed record NutVideoHeader(int Width, int Height, int TimeBase, int PtsBits)
{
    private const int MaxSide = 16384;

    /// <summary>Four-character code of YUV 4:2:0 in three planes.</summary>
    private static ReadOnlySpan<byte> Planar420 => "I420"u8;

    /// <summary>Null with the reason when it is no video stream we can show.</summary>
    public static NutVideoHeader? Parse(ReadOnlySpan<byte> content, out string? problem)
    {
        var cursor = new NutCursor(content);
        cursor.V();
        var kind = cursor.V();
        var code = cursor.Bytes(16);
        var timeBase = cursor.V(63);
        var bits = cursor.V(62);
        cursor.V();
        cursor.V();
        cursor.V();
        cursor.Bytes(4096);
        var (width, height) = (cursor.V(MaxSide), cursor.V(MaxSide));
        problem = cursor.Failed || width == 0 || height == 0 ? "stream header is damaged"
            : kind != 0 ? "not a video stream"
            : !code.SequenceEqual(Planar420) ? $"pixels are {Encoding.ASCII.GetString(code)}, not YUV 4:2:0"
            : null;
        return problem is null ? new NutVideoHeader(width, height, timeBase, bits) : null;
    }
}
