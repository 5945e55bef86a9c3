namespace EdgeGateway.Testing;

/// <summary>
/// How well a tracker follows, after CLEAR MOT (MOTA, identity switches) and Ristani's identity measures (IDF1). Boxes match from IoU 0.5; a pair of the
/// picture before is kept while it still matches, the rest is paired best first.
/// </summary>
public sealed class TrackScore
{
    private const double Match = 0.5;

    private readonly Dictionary<int, int> _last = [];
    private readonly Dictionary<(int Truth, int Track), int> _together = [];
    private readonly Dictionary<int, int> _truthBoxes = [];
    private readonly Dictionary<int, int> _trackBoxes = [];

    public int Truths { get; private set; }
    public int Missed { get; private set; }
    public int False { get; private set; }
    public int Switches { get; private set; }

    /// <summary>1 is perfect; may be negative.</summary>
    public double Mota => 1 - ((double)(Missed + False + Switches) / Math.Max(1, Truths));

    /// <summary>Part of boxes that carry the right identity, each true object matched to the one track that serves both best.</summary>
    public double Idf1
    {
        get
        {
            var taken = new HashSet<int>();
            var used = new HashSet<int>();
            var right = 0;
            // Greedy on counts: with the short scenes of tests the same as the best assignment.
            foreach (var ((truth, track), count) in _together.OrderByDescending(pair => pair.Value))
            {
                if (!taken.Contains(truth) && !used.Contains(track))
                {
                    taken.Add(truth);
                    used.Add(track);
                    right += count;
                }
            }
            return 2.0 * right / Math.Max(1, _truthBoxes.Values.Sum() + _trackBoxes.Values.Sum());
        }
    }

    /// <summary>One picture.</summary>
    public void Add(IReadOnlyList<Item> truths, IReadOnlyList<Item> tracks)
    {
        ArgumentNullException.ThrowIfNull(truths);
        ArgumentNullException.ThrowIfNull(tracks);
        var pairs = Pair(truths, tracks);
        foreach (var (truth, track) in pairs)
        {
            if (_last.TryGetValue(truth, out var before) && before != track)
                Switches++;
            _last[truth] = track;
        }
        Truths += truths.Count;
        Missed += truths.Count - pairs.Count;
        False += tracks.Count - pairs.Count;
        foreach (var truth in truths)
        {
            _truthBoxes[truth.Id] = _truthBoxes.GetValueOrDefault(truth.Id) + 1;
            foreach (var track in tracks.Where(track => Iou(truth, track) >= Match))
                _together[(truth.Id, track.Id)] = _together.GetValueOrDefault((truth.Id, track.Id)) + 1;
        }
        foreach (var track in tracks)
            _trackBoxes[track.Id] = _trackBoxes.GetValueOrDefault(track.Id) + 1;
    }

    private Dictionary<int, int> Pair(IReadOnlyList<Item> truths, IReadOnlyList<Item> tracks)
    {
        var pairs = new Dictionary<int, int>();
        var used = new HashSet<int>();
        var possible =
            from truth in truths
            from track in tracks
            let overlap = Iou(truth, track)
            where overlap >= Match
            let kept = _last.GetValueOrDefault(truth.Id, -1) == track.Id
            orderby kept descending, overlap descending
            select (truth.Id, Track: track.Id);
        foreach (var (truth, track) in possible)
        {
            if (!pairs.ContainsKey(truth) && used.Add(track))
                pairs[truth] = track;
        }
        return pairs;
    }

    private static double Iou(Item a, Item b)
    {
        var width = Math.Min(a.Right, b.Right) - Math.Max(a.Left, b.Left);
        var height = Math.Min(a.Bottom, b.Bottom) - Math.Max(a.Top, b.Top);
        if (width <= 0 || height <= 0)
            return 0;
        var shared = (double)width * height;
        return shared / (Area(a) + Area(b) - shared);
    }

    private static double Area(Item item) => (double)(item.Right - item.Left) * (item.Bottom - item.Top);

    public readonly record struct Item(int Id, float Left, float Top, float Right, float Bottom);
}
