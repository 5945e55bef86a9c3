using EdgeGateway.Vision.Capture;
using OpenCvSharp;

namespace EdgeGateway.Vision.Live;

/// <summary>
/// The newest picture, kept until a newer one comes, and made a JPEG with zones and boxes only when somebody asks. Any thread.
/// </summary>
/// <param name="zones">Drawn into every picture.</param>
/// <param name="clock">Measures the picture's age.</param>
internal sealed class LivePicture(IReadOnlyList<IReadOnlyList<PointF>> zones, TimeProvider clock) : IDisposable
{
    /// <summary>Many pages asking share one encoding.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(0.9);

    private const int JpegQuality = 80;
    private static readonly Scalar ZoneColour = new(0, 200, 255);
    private static readonly Scalar BoxColour = new(90, 200, 60);
    private static readonly Scalar TextColour = new(20, 30, 20);

    private readonly Lock _gate = new();
    private Frame? _frame;
    private SightResult? _seen;
    private byte[]? _jpeg;
    private long _made;
    private bool _disposed;

    /// <summary>What the rules look for; anything else in the picture is left alone.</summary>
    public IReadOnlySet<string> Labels { get; set; } = new HashSet<string>();

    /// <summary>Keeps pictures of what stands long.</summary>
    public LatestSights? Latest { get; init; }

    /// <summary>Hides what must not be shown, here too: a live picture may be kept by whoever asked for it.</summary>
    public Evidence.Concealer? Concealer { get; init; }

    public bool HasPicture
    {
        get
        {
            lock (_gate)
                return _jpeg is not null || _frame is not null;
        }
    }

    /// <summary>Takes the frame over.</summary>
    /// <param name="seen">Null when it could not be looked at.</param>
    public void Show(Frame frame, SightResult? seen)
    {
        Latest?.Note(frame, seen);
        lock (_gate)
        {
            if (_disposed)
            {
                frame.Dispose();
                return;
            }
            _frame?.Dispose();
            (_frame, _seen) = (frame, seen);
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
            return _jpeg = Draw(_frame, _seen);
        }
    }

    /// <returns>The picture without anything drawn; null before the first.</returns>
    public Evidence.Still? Clean()
    {
        lock (_gate)
            return _frame is null ? null : Evidence.StillMaker.Plain(_frame, "still.jpg", clock.GetUtcNow(), Concealer);
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

    private byte[] Draw(Frame frame, SightResult? seen)
    {
        using var picture = BgrPicture.Of(frame);
        _ = Concealer?.Hide(frame, picture, []);
        var stroke = Math.Max(1, frame.Width / 500);
        foreach (var zone in zones)
            Cv2.Polylines(picture, [zone.Select(point => At(frame, point.X, point.Y))], isClosed: true, ZoneColour, stroke + 1, LineTypes.AntiAlias);
        foreach (var track in seen?.Tracks.Where(track => Labels.Contains(track.Label)) ?? [])
            Cv2.Rectangle(picture, At(frame, track.Box.Left, track.Box.Top), At(frame, track.Box.Right, track.Box.Bottom), BoxColour, stroke);
        foreach (var standing in seen?.Standing.Where(standing => Labels.Contains(standing.Label)) ?? [])
            Label(picture, At(frame, standing.Box.Left, standing.Box.Bottom), $"{standing.Dwell.TotalSeconds:0} s", stroke);
        Cv2.ImEncode(".jpg", picture, out var jpeg, new ImageEncodingParam(ImwriteFlags.JpegQuality, JpegQuality));
        return jpeg;
    }

    /// <summary>Dark on the box's own colour, under the box.</summary>
    private static void Label(Mat picture, Point corner, string text, int stroke)
    {
        const HersheyFonts Font = HersheyFonts.HersheySimplex;
        var scale = 0.5 * stroke;
        var size = Cv2.GetTextSize(text, Font, scale, stroke, out _);
        var left = Math.Clamp(corner.X, 0, Math.Max(0, picture.Width - size.Width - 8));
        Cv2.Rectangle(picture, new Rect(left, corner.Y, size.Width + 8, size.Height + 8), BoxColour, -1);
        Cv2.PutText(picture, text, new Point(left + 4, corner.Y + size.Height + 4), Font, scale, TextColour, stroke, LineTypes.AntiAlias);
    }

    private static Point At(Frame frame, float x, float y) => new((int)(x * frame.Width), (int)(y * frame.Height));
}
