using OpenCvSharp;

namespace EdgeGateway.Vision.Capture;

/// <summary>
/// Blue, green and red of a frame. Planes are scaled first and only what is left is converted, so that a small copy costs little whatever the frame's size is.
/// Keeps its working memory for the next frame. One user at a time.
/// </summary>
internal sealed class BgrPicture : IDisposable
{
    private readonly Mat[] _planes = [new(), new(), new()];
    private readonly Mat _merged = new();
    private readonly Mat _bgr = new();

    /// <summary>The frame in its own size; the caller disposes it. For pictures that are written.</summary>
    public static Mat Of(Frame frame)
    {
        var picture = new Mat(frame.Height, frame.Width, MatType.CV_8UC3);
        WholePicture.Write(frame, picture.AsSpan<byte>());
        return picture;
    }

    /// <summary>The frame in another size. Valid until the next call.</summary>
    public Mat Scaled(Frame frame, Size size)
    {
        using var planes = new FramePlanes(frame);
        for (var i = 0; i < _planes.Length; i++)
            Cv2.Resize(planes[i], _planes[i], size, 0, 0, InterpolationFlags.Linear);
        using var matrix = Mat.FromPixelData(3, 4, MatType.CV_32FC1, frame.Format.Colour.ToBgr());
        Cv2.Merge(_planes, _merged);
        Cv2.Transform(_merged, _bgr, matrix);
        return _bgr;
    }

    public void Dispose()
    {
        foreach (var mat in _planes)
            mat.Dispose();
        _merged.Dispose();
        _bgr.Dispose();
    }

    /// <summary>The frame's planes for OpenCV, without copying them.</summary>
    private sealed class FramePlanes : IDisposable
    {
        private readonly Mat _pinned;
        private readonly Mat[] _planes;

        public FramePlanes(Frame frame)
        {
            var format = frame.Format;
            _pinned = Mat.FromPixelData(1, format.Bytes, MatType.CV_8UC1, frame.Buffer);
            _planes =
            [
                Mat.FromPixelData(format.Height, format.Width, MatType.CV_8UC1, _pinned.Data),
                Mat.FromPixelData(format.ChromaHeight, format.ChromaWidth, MatType.CV_8UC1, _pinned.Data + format.LumaBytes),
                Mat.FromPixelData(format.ChromaHeight, format.ChromaWidth, MatType.CV_8UC1, _pinned.Data + format.LumaBytes + format.ChromaBytes),
            ];
        }

        public Mat this[int plane] => _planes[plane];

        public void Dispose()
        {
            foreach (var plane in _planes)
                plane.Dispose();
            _pinned.Dispose();
        }
    }
}
