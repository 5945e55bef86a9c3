using EdgeGateway.Vision.Capture;

namespace EdgeGateway.Vision.Evidence;

/// <summary>
/// Paints a camera's private parts black, in the frame itself and before anybody looks at it: what is not in the picture cannot be seen, shown or stored.
/// Own code, so that it works where OpenCV cannot be loaded. A pixel that a polygon touches is covered.
/// </summary>
internal sealed class PrivacyMasks(IReadOnlyList<IReadOnlyList<IReadOnlyList<float>>> polygons)
{
    private readonly List<PointF[]> _polygons =
        [.. polygons.Select(polygon => polygon.Where(point => point.Count == 2).Select(point => new PointF(point[0], point[1])).ToArray()).Where(polygon => polygon.Length > 2)];

    private (int Row, int From, int To)[] _pixels = [];
    private (int Row, int From, int To)[] _blocks = [];
    private (int Width, int Height) _size;

    /// <summary>There is something to cover.</summary>
    public bool Any => _polygons.Count > 0;

    /// <summary>The masks as a picture (PAM, RGBA): black where they are, transparent elsewhere.</summary>
    public byte[] ToPam(int width, int height)
    {
        var head = System.Text.Encoding.ASCII.GetBytes($"P7\nWIDTH {width}\nHEIGHT {height}\nDEPTH 4\nMAXVAL 255\nTUPLTYPE RGB_ALPHA\nENDHDR\n");
        var pam = new byte[head.Length + (width * height * 4)];
        head.CopyTo(pam, 0);
        foreach (var (row, from, to) in _polygons.SelectMany(polygon => SpansOf(polygon, width, height)))
        {
            for (var column = from; column < to; column++)
                pam[head.Length + (((row * width) + column) * 4) + 3] = 255;
        }
        return pam;
    }

    public void Burn(Frame frame)
    {
        if (_polygons.Count == 0)
            return;
        if (_size != (frame.Width, frame.Height))
        {
            _size = (frame.Width, frame.Height);
            _pixels = [.. Joined(_polygons.SelectMany(polygon => SpansOf(polygon, frame.Width, frame.Height)))];
            _blocks = [.. Joined(_pixels.Select(static span => (span.Row / 2, span.From / 2, (span.To + 1) / 2)))];
        }
        Fill(frame.Luma, frame.Width, _pixels, frame.Format.Colour.Black);
        Fill(frame.U, frame.Format.ChromaWidth, _blocks, YuvColour.Neutral);
        Fill(frame.V, frame.Format.ChromaWidth, _blocks, YuvColour.Neutral);
    }

    private static void Fill(Span<byte> plane, int width, (int Row, int From, int To)[] spans, byte value)
    {
        foreach (var (row, from, to) in spans)
            plane[((row * width) + from)..((row * width) + to)].Fill(value);
    }

    /// <summary>The same, every pixel once.</summary>
    private static IEnumerable<(int Row, int From, int To)> Joined(IEnumerable<(int Row, int From, int To)> spans)
    {
        (int Row, int From, int To)? open = null;
        foreach (var span in spans.Distinct().Order())
        {
            if (open is { } last && last.Row == span.Row && span.From <= last.To)
            {
                open = last with { To = Math.Max(last.To, span.To) };
                continue;
            }
            if (open is { } done)
                yield return done;
            open = span;
        }
        if (open is { } end)
            yield return end;
    }

    /// <summary>Covered pixels of every row: inside along five lines through the row, and a pixel more at each end.</summary>
    private static IEnumerable<(int Row, int From, int To)> SpansOf(PointF[] polygon, int width, int height)
    {
        for (var row = 0; row < height; row++)
        {
            for (var line = 0; line <= 4; line++)
            {
                var crossings = Crossings(polygon, (row + (line / 4f)) / height);
                for (var i = 0; i + 1 < crossings.Count; i += 2)
                {
                    var (from, to) = ((int)MathF.Floor(crossings[i] * width) - 1, (int)MathF.Ceiling(crossings[i + 1] * width) + 1);
                    if (from < width && to > 0)
                        yield return (row, Math.Max(from, 0), Math.Min(to, width));
                }
            }
        }
    }

    private static List<float> Crossings(PointF[] polygon, float y)
    {
        var crossings = new List<float>();
        for (int i = 0, j = polygon.Length - 1; i < polygon.Length; j = i++)
        {
            var (a, b) = (polygon[i], polygon[j]);
            if (a.Y > y != b.Y > y)
                crossings.Add(((b.X - a.X) * (y - a.Y) / (b.Y - a.Y)) + a.X);
        }
        crossings.Sort();
        return crossings;
    }
}
