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
        using var picture = new BgrPicture();
        return picture.Whole(frame).Clone();
    }

    /// <summary>The frame in another size. Valid until the next call.</summary>
    public Mat Scaled(Frame frame, Size size)
    {
        using var planes = new FramePlanes(frame);
        for (var i = 0; i < _planes.Length; i++)
            Cv2.Resize(planes[i], _planes[i], size, 0, 0, InterpolationFlags.Linear);
        return Convert(frame.Format.Colour, _planes);
    }

    public void Dispose()
    {
        foreach (var mat in _planes)
            mat.Dispose();
        _merged.Dispose();
        _bgr.Dispose();
    }

    private Mat Whole(Frame frame)
    {
        using var planes = new FramePlanes(frame);
        var area = new Rect(0, 0, frame.Width, frame.Height);
        // Every pixel gets the colour of its own block and of no other: what a privacy mask covers stays black to its edge.
        var twice = new Size(frame.Format.ChromaWidth * 2, frame.Format.ChromaHeight * 2);
        Cv2.Resize(planes[1], _planes[1], twice, 0, 0, InterpolationFlags.Nearest);
        Cv2.Resize(planes[2], _planes[2], twice, 0, 0, InterpolationFlags.Nearest);
        using Mat u = new(_planes[1], area), v = new(_planes[2], area);
        return Convert(frame.Format.Colour, [planes[0], u, v]);
    }

    private Mat Convert(YuvColour colour, Mat[] planes)
    {
        using var matrix = Mat.FromPixelData(3, 4, MatType.CV_32FC1, colour.ToBgr());
        Cv2.Merge(planes, _merged);
        Cv2.Transform(_merged, _bgr, matrix);
        return _bgr;
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
