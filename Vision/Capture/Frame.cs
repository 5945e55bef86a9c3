namespace EdgeGateway.Vision.Capture;

/// <summary>One picture of a camera: packed BGR, 8 bits, rows without padding. Pooled: whoever holds it last disposes it.</summary>
public sealed class Frame(byte[] buffer, int width, int height, TimeSpan streamTime, int epoch, Action<byte[]>? giveBack = null) : IDisposable
{
    private Action<byte[]>? _giveBack = giveBack;

    public int Width { get; } = width;
    public int Height { get; } = height;

    /// <summary>Presentation time of the stream (PTS), not read time. Comparable only within one <see cref="Epoch"/>.</summary>
    public TimeSpan StreamTime { get; } = streamTime;

    /// <summary>Grows by one with every reconnect, because a new connection starts a new stream clock.</summary>
    public int Epoch { get; } = epoch;

    /// <summary>Width × height × 3 bytes, B G R.</summary>
    public Span<byte> Pixels => buffer.AsSpan(0, Width * Height * 3);

    /// <summary>The array behind <see cref="Pixels"/>, for native code that needs to pin it. May be longer.</summary>
    public byte[] Buffer => buffer;

    public void Dispose() => Interlocked.Exchange(ref _giveBack, null)?.Invoke(buffer);
}
