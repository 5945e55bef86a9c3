using EdgeGateway.Vision.Capture;
using EdgeGateway.Vision.Tracking;
using OpenCvSharp;

namespace EdgeGateway.Vision.Live;

/// <summary>
/// The newest picture, kept until a newer one comes, and made a JPEG with zones and boxes only when somebody asks. Any thread.
/// </summary>
internal sealed class LivePicture(IReadOnlyList<IReadOnlyList<PointF>> zones, TimeProvider clock) : IDisposable
{
    /// <summary>Many pages asking share one encoding.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(0.9);

    private const int JpegQuality = 80;
    private static readonly Scalar ZoneColour = new(0, 200, 255);
    private static readonly Scalar BoxColour = new(90, 200, 60);

    private readonly Lock _gate = new();
    private Frame? _frame;
    private IReadOnlyList<Track> _tracks = [];
    private byte[]? _jpeg;
    private long _made;
    private bool _disposed;

    public bool HasPicture
    {
        get
        {
            lock (_gate)
                return _jpeg is not null || _frame is not null;
        }
    }

    /// <summary>Takes the frame over.</summary>
    public void Show(Frame frame, IReadOnlyList<Track> tracks)
    {
        lock (_gate)
        {
            if (_disposed)
            {
                frame.Dispose();
                return;
            }
            _frame?.Dispose();
            (_frame, _tracks) = (frame, tracks);
        }
    }

    /// <returns>Null before the first picture.</returns>
    public byte[]? Jpeg()
    {
        lock (_gate)
        {
            if (_jpeg is not null && (_frame is null || clock.GetElapsedTime(_made) < Fresh))
                return _jpeg;
            if (_frame is null)
                return null;
            _made = clock.GetTimestamp();
            return _jpeg = Draw(_frame, _tracks);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            _frame?.Dispose();
            _frame = null;
        }
    }

    private byte[] Draw(Frame frame, IReadOnlyList<Track> tracks)
    {
        using var pixels = Mat.FromPixelData(frame.Height, frame.Width, MatType.CV_8UC3, frame.Buffer);
        using var picture = pixels.Clone();
        var stroke = Math.Max(1, frame.Width / 500);
        foreach (var zone in zones)
            Cv2.Polylines(picture, [zone.Select(point => At(frame, point.X, point.Y))], isClosed: true, ZoneColour, stroke + 1, LineTypes.AntiAlias);
        foreach (var track in tracks)
        {
            var box = track.Box;
            Cv2.Rectangle(picture, At(frame, box.Left, box.Top), At(frame, box.Right, box.Bottom), BoxColour, stroke);
            var text = At(frame, box.Left, box.Top) + new Point(1, -3);
            Cv2.PutText(picture, $"{track.Label} {track.Age.TotalSeconds:0}s", text, HersheyFonts.HersheySimplex, 0.4, BoxColour, 1, LineTypes.AntiAlias);
        }
        Cv2.ImEncode(".jpg", picture, out var jpeg, new ImageEncodingParam(ImwriteFlags.JpegQuality, JpegQuality));
        return jpeg;
    }

    private static Point At(Frame frame, float x, float y) => new((int)(x * frame.Width), (int)(y * frame.Height));
}
