using EdgeGateway.Vision.Capture.Nut;

namespace EdgeGateway.Vision.Capture;

/// <summary>Why no further picture will come out of a stream.</summary>
internal enum FrameEnd
{
    /// <summary>There is a picture; nothing ended.</summary>
    None,

    /// <summary>The bytes ended.</summary>
    Ended,

    /// <summary>The bytes are not what was asked for.</summary>
    Broken,

    /// <summary>The pictures have another size than the header said: the camera was switched over.</summary>
    Resized,
}

/// <summary>A picture, or why there is none.</summary>
internal readonly record struct FrameRead(Frame? Frame, FrameEnd End, string Detail = "");

/// <summary>
/// Pictures out of a NUT stream. Pixels go from the stream into the picture's own buffer; only the few bytes read together with a header
/// are copied. Blocks like the stream it reads, so it belongs on a thread of its own.
/// </summary>
/// <param name="stream">What ffmpeg writes.</param>
/// <param name="pool">Where buffers come from.</param>
/// <param name="epoch">Number of the connection.</param>
/// <param name="colour">Asked once, when the first picture has come; null: as ffmpeg assumes for a small stream that does not say.</param>
internal sealed class FrameReader(Stream stream, FramePool pool, int epoch, Func<YuvColour>? colour = null)
{
    /// <summary>Small on purpose: what is read here beyond a header has to be copied.</summary>
    private const int ReadSize = 2048;

    private readonly NutReader _nut = new();
    private readonly byte[] _ahead = new byte[NutReader.MaxHeader];
    private int _from;
    private int _to;
    private YuvColour? _colour;

    public FrameRead Next()
    {
        while (true)
        {
            var step = _nut.Read(_ahead.AsSpan(_from, _to - _from));
            _from += step.Consumed;
            switch (step.Kind)
            {
                case NutStepKind.Picture:
                    return Take(step);
                case NutStepKind.Broken:
                    return new FrameRead(null, FrameEnd.Broken, step.Problem!);
                case NutStepKind.Skip when !Drop(step.Size):
                case NutStepKind.NeedMore when !Fill():
                    return new FrameRead(null, FrameEnd.Ended);
                default:
                    continue;
            }
        }
    }

    private FrameRead Take(NutStep step)
    {
        var (width, height) = (_nut.Video!.Width, _nut.Video.Height);
        if (step.Size != new PictureFormat(width, height, default).Bytes)
            return new FrameRead(null, FrameEnd.Resized, $"{step.Size} bytes instead of {width}x{height}");
        var buffer = pool.Rent((int)step.Size);
        var ahead = Math.Min(_to - _from, buffer.Length);
        _ahead.AsSpan(_from, ahead).CopyTo(buffer);
        _from += ahead;
        if (stream.ReadAtLeast(buffer.AsSpan(ahead), buffer.Length - ahead, throwOnEndOfStream: false) < buffer.Length - ahead)
        {
            pool.GiveBack(buffer);
            return new FrameRead(null, FrameEnd.Ended);
        }
        var format = new PictureFormat(width, height, _colour ??= colour?.Invoke() ?? default);
        return new FrameRead(new Frame(buffer, format, step.Time, epoch, pool.GiveBack), FrameEnd.None);
    }

    private bool Fill()
    {
        if (_from > 0)
        {
            _ahead.AsSpan(_from, _to - _from).CopyTo(_ahead);
            (_from, _to) = (0, _to - _from);
        }
        var count = stream.Read(_ahead, _to, Math.Min(ReadSize, _ahead.Length - _to));
        _to += count;
        return count > 0;
    }

    private bool Drop(long count)
    {
        while (true)
        {
            var here = (int)Math.Min(count, _to - _from);
            _from += here;
            count -= here;
            if (count == 0)
                return true;
            if (!Fill())
                return false;
        }
    }
}
