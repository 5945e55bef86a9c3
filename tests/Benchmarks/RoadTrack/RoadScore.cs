using EdgeGateway.Vision;

namespace EdgeGateway.Benchmarks.RoadTrack;

/// <summary>The published evaluation, in our words: see the data's README. Sums over clips.</summary>
internal sealed class RoadScore
{
    private const float Match = 0.5f;
    private const double FoundShare = 0.2;
    private const double TrueShare = 0.9;

    private long _normalFrames;
    private double _latency;

    public int Found { get; private set; }
    public int Missed { get; private set; }
    public int FalseTracks { get; private set; }
    public int FalseOnNormal { get; private set; }

    /// <summary>Events that stay where they began, found and all.</summary>
    public (int Found, int All) Standing { get; private set; }

    /// <summary>Events that move by more than their own height.</summary>
    public (int Found, int All) Crawling { get; private set; }

    /// <summary>Seconds from the start of the event to its alarm, of those that begin later than frame 41: they stopped in view.</summary>
    public List<double> LatencyInView { get; } = [];

    public double Precision => (double)Found / Math.Max(1, Found + FalseTracks);

    public double Recall => (double)Found / Math.Max(1, Found + Missed);

    public double F1 => 2.0 * Found / Math.Max(1, (2 * Found) + Missed + FalseTracks);

    public double FalsePerHour => _normalFrames == 0 ? 0 : FalseOnNormal / (_normalFrames / RoadClip.Fps / 3600);

    public double MeanLatency => _latency / Math.Max(1, Found);

    /// <param name="reported">By frame: id and box of everything alarmed then.</param>
    public void Add(RoadClip clip, IReadOnlyDictionary<int, List<(int Id, Box Box)>> reported)
    {
        if (clip.IsNormal)
            _normalFrames += clip.Frames;
        CountFalse(clip, reported);
        if (clip.IsNormal)
            return;
        foreach (var rows in clip.Events.Values)
            CountEvent(rows, reported);
    }

    public void Add(RoadScore other)
    {
        (Found, Missed, FalseTracks, FalseOnNormal) =
            (Found + other.Found, Missed + other.Missed, FalseTracks + other.FalseTracks, FalseOnNormal + other.FalseOnNormal);
        (_normalFrames, _latency) = (_normalFrames + other._normalFrames, _latency + other._latency);
        Standing = (Standing.Found + other.Standing.Found, Standing.All + other.Standing.All);
        Crawling = (Crawling.Found + other.Crawling.Found, Crawling.All + other.Crawling.All);
        LatencyInView.AddRange(other.LatencyInView);
    }

    private void CountFalse(RoadClip clip, IReadOnlyDictionary<int, List<(int Id, Box Box)>> reported)
    {
        var tracks = reported.SelectMany(frame => frame.Value.Select(each => (each.Id, IsTrue: IsTruth(clip, frame.Key, each.Box)))).GroupBy(each => each.Id);
        var wrong = tracks.Count(track => clip.IsNormal || track.Count(each => each.IsTrue) < TrueShare * track.Count());
        FalseTracks += wrong;
        if (clip.IsNormal)
            FalseOnNormal += wrong;
    }

    private void CountEvent(List<(int Frame, Box Box)> rows, IReadOnlyDictionary<int, List<(int Id, Box Box)>> reported)
    {
        var matches = rows.Select(row => reported.TryGetValue(row.Frame, out var boxes) && boxes.Exists(each => each.Box.Iou(row.Box) >= Match)).ToList();
        var found = matches.Count(match => match) >= FoundShare * rows.Count;
        if (IsCrawling(rows))
            Crawling = (Crawling.Found + (found ? 1 : 0), Crawling.All + 1);
        else
            Standing = (Standing.Found + (found ? 1 : 0), Standing.All + 1);
        if (!found)
        {
            Missed++;
            return;
        }
        Found++;
        var latency = matches.IndexOf(true) / RoadClip.Fps;
        _latency += latency;
        if (rows[0].Frame > 41)
            LatencyInView.Add(latency);
    }

    /// <summary>In pixels, because the picture is not square.</summary>
    private static bool IsCrawling(List<(int Frame, Box Box)> rows)
    {
        var (x, y) = Middle(rows[0].Box);
        return rows.Any(row =>
        {
            var (atX, atY) = Middle(row.Box);
            return Math.Sqrt(((atX - x) * (atX - x)) + ((atY - y) * (atY - y))) > rows[0].Box.Height * 540;
        });
    }

    private static (double X, double Y) Middle(in Box box) => ((box.Left + box.Right) / 2 * 640, (box.Top + box.Bottom) / 2 * 540);

    private static bool IsTruth(RoadClip clip, int frame, Box box) => clip.Truth.TryGetValue(frame, out var boxes) && boxes.Exists(each => each.Iou(box) >= Match);
}
