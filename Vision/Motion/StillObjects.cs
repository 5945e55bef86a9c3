using EdgeGateway.Vision.Capture;
using EdgeGateway.Vision.Inference;
using EdgeGateway.Vision.Tracking;

namespace EdgeGateway.Vision.Motion;

/// <summary>
/// New things that stand still, by their pixels: for what no detector has a word for. People, vehicles and animals are masked, because the detector
/// knows them and other rules are about them.
/// </summary>
internal sealed class StillObjects
{
    public const int Columns = 160;

    /// <summary>Movers are masked from this score on, a little larger than their boxes.</summary>
    private const float LeastScore = 0.2f;
    private const float Margin = 0.2f;

    private const float SameObject = 0.3f;

    private static readonly HashSet<string> Movers = ["person", LabelGroups.Vehicle, LabelGroups.Cycle, "train", "dog", "cat", "bird", "horse", "cow", "sheep"];

    private readonly StillLimits _limits = StillLimits.Default;
    private readonly List<StillObject> _objects = [];
    private StillModel? _model;
    private byte[]? _recalled;
    private float[] _gray = [];
    private bool[] _covered = [];
    private Moment? _last;
    private int _lastId;

    public IReadOnlyList<StillObject> Current => _objects;

    /// <summary>Takes a picture; gives the objects that are gone since.</summary>
    public IReadOnlyList<StillObject> Observe(Frame frame, IReadOnlyList<Detection> detections, Moment now)
    {
        var rows = Math.Max(1, (int)Math.Round((double)Columns * frame.Height / frame.Width));
        if (_model?.Rows != rows)
            Start(rows);
        GrayGrid.Shrink(frame, _gray, Columns, rows);
        return Observe(detections, now);
    }

    public byte[]? Remember() => _model?.Remember();

    /// <summary>Before the first picture only.</summary>
    public void Recall(byte[]? background) => _recalled = background;

    private void Start(int rows)
    {
        _model = new StillModel(Columns, rows, _limits);
        (_gray, _covered) = (new float[Columns * rows], new bool[Columns * rows]);
        _objects.Clear();
        if (_recalled is not null)
            _model.Recall(_recalled);
        _recalled = null;
    }

    private List<StillObject> Observe(IReadOnlyList<Detection> detections, Moment now)
    {
        // Time without pictures makes nothing older.
        var step = _last is { } last ? now.Clear - last.Clear : TimeSpan.Zero;
        _last = now;
        Cover(detections);
        if (!_model!.Learn(_gray, _covered, step.TotalSeconds))
        {
            _objects.Clear();
            return [];
        }
        // Its cells settle one after the other: one that is sure takes those that are half sure with it, or a thing would come in pieces.
        var settle = (float)_limits.Settle.TotalSeconds;
        var seen = new HashSet<StillObject>();
        foreach (var patch in Patches.Find(_model.Age, Columns, settle / 2, _limits.LeastCells))
        {
            if (patch.Max(cell => _model.Age[cell]) >= settle)
                Take(patch, now, seen);
        }
        foreach (var missed in _objects.Where(each => !seen.Contains(each)))
            missed.Miss(step, IsCovered(missed.Box));
        var gone = _objects.Where(each => each.SeenEmpty >= _limits.Empty).ToList();
        _objects.RemoveAll(gone.Contains);
        return gone;
    }

    private void Take(List<int> patch, Moment now, HashSet<StillObject> seen)
    {
        var box = Patches.BoxOf(patch, Columns, _model!.Rows);
        var step = patch.Average(cell => MathF.Abs(_gray[cell] - _model.Background[cell]));
        var contrast = Math.Min(1, step / 64);
        var known = _objects.Where(each => !seen.Contains(each)).MaxBy(each => each.Box.Iou(box));
        if (known is not null && known.Box.Iou(box) >= SameObject)
        {
            seen.Add(known);
            if (!IsCovered(box))
                known.See(box, contrast, now);
            return;
        }
        if (Patches.Outline(_gray, patch, Columns) < Patches.Outline(_model.Background, patch, Columns))
        {
            _model.Absorb(_gray, patch);
            return;
        }
        // Before its cells began to age the quick background had to come up to it.
        var lag = _limits.Quick * Math.Log(Math.Max(1, step * 2 / _limits.Difference));
        var age = TimeSpan.FromSeconds(patch.Max(cell => _model.Age[cell])) + lag;
        var added = new StillObject(++_lastId, box, contrast, new Moment(now.At - age, now.Blind), now);
        _objects.Add(added);
        seen.Add(added);
    }

    private void Cover(IReadOnlyList<Detection> detections)
    {
        Array.Clear(_covered);
        foreach (var detection in detections)
        {
            if (detection.Score >= LeastScore && Movers.Contains(LabelGroups.Of(detection.Label)))
                Each(Grown(detection.Box), cell => _covered[cell] = true);
        }
    }

    private bool IsCovered(in Box box)
    {
        var (covered, cells) = (0, 0);
        Each(box, cell =>
        {
            cells++;
            covered += _covered[cell] ? 1 : 0;
        });
        return covered * 3 > cells;
    }

    private static Box Grown(in Box box) => new(
        box.Left - (Margin * box.Width), box.Top - (Margin * box.Height), box.Right + (Margin * box.Width), box.Bottom + (Margin * box.Height));

    private void Each(in Box box, Action<int> act)
    {
        var (left, right) = ((int)(Math.Clamp(box.Left, 0, 1) * Columns), (int)MathF.Ceiling(Math.Clamp(box.Right, 0, 1) * Columns));
        var (top, bottom) = ((int)(Math.Clamp(box.Top, 0, 1) * _model!.Rows), (int)MathF.Ceiling(Math.Clamp(box.Bottom, 0, 1) * _model.Rows));
        for (var row = top; row < bottom; row++)
        {
            for (var column = left; column < right; column++)
                act((row * Columns) + column);
        }
    }
}
