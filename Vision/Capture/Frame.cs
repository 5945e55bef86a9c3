namespace EdgeGateway.Vision.Capture;

/// <summary>
/// One picture of a camera as the decoder made it: YUV 4:2:0, 8 bits, planes one after the other. Brightness is read as it is; blue, green and red are made where they are
/// needed and in the size they are needed in (<see cref="BgrPicture"/>). Pooled: whoever holds it last disposes it.
/// </summary>
public sealed class Frame(byte[] buffer, PictureFormat format, TimeSpan streamTime, int epoch, Action<byte[]>? giveBack = null) : IDisposable
{
    private Action<byte[]>? _giveBack = giveBack;

    public int Width => format.Width;
    public int Height => format.Height;

    public PictureFormat Format => format;

    /// <summary>Presentation time of the stream (PTS), not read time. Comparable only within one <see cref="Epoch"/>.</summary>
    public TimeSpan StreamTime { get; } = streamTime;

    /// <summary>Grows by one with every reconnect, because a new connection starts a new stream clock.</summary>
    public int Epoch { get; } = epoch;

    /// <summary>Brightness bytes, row by row; <see cref="YuvColour.Light"/> says what they mean.</summary>
    public Span<byte> Luma => buffer.AsSpan(0, format.LumaBytes);

    /// <summary>Blue differences, row by row, one for each two by two pixels.</summary>
    public Span<byte> U => buffer.AsSpan(format.LumaBytes, format.ChromaBytes);

    /// <summary>Red differences.</summary>
    public Span<byte> V => buffer.AsSpan(format.LumaBytes + format.ChromaBytes, format.ChromaBytes);

    /// <summary>The array behind the planes, for native code that needs to pin it. May be longer.</summary>
    public byte[] Buffer => buffer;

    public void Dispose() => Interlocked.Exchange(ref _giveBack, null)?.Invoke(buffer);
}
