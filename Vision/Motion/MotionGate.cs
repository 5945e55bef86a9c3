using EdgeGateway.Vision.Capture;
using EdgeGateway.Vision.Rules;

namespace EdgeGateway.Vision.Motion;

/// <summary>
/// Compares each picture with the one the detector saw last, not with the one before: what creeps in adds up and is seen. What did not change since then is
/// still what the detector said it was, once it had a few looks at it. Cells outside the zones of the rules do not wake the detector, but a thing there counts as still only if its own cells are.
/// </summary>
internal sealed class MotionGate
{
    public const int Columns = 160;

    /// <summary>So many changed cells are a thing; one is noise.</summary>
    private const int LeastCells = 2;

    /// <summary>Looks after the last change: a detector that misses what just came has that many more chances before it is left alone.</summary>
    private const int SettlingLooks = 3;

    private readonly MotionOptions _options;
    private readonly MotionRegion _region;
    private float[] _gray = [];
    private float[] _seen = [];
    private bool[] _changed = [];
    private int _rows;
    private int _settled;
    private (int Epoch, TimeSpan At, int Width, int Height)? _last;
    private Frame? _of;

    public MotionGate(MotionOptions options, IReadOnlyList<RuleOptions> rules) => (_options, _region) = (options, new MotionRegion(rules));

    /// <summary>True when nothing changed where a rule looks since the detector last saw it, and it saw it not long ago.</summary>
    public bool IsQuiet(Frame frame)
    {
        Read(frame);
        return _settled >= SettlingLooks && IsSame(frame) && frame.StreamTime - _last!.Value.At < _options.Heartbeat;
    }

    /// <summary>The detector saw this picture: from now on it is what others are compared with.</summary>
    public void Seen(Frame frame)
    {
        Read(frame);
        _settled = IsSame(frame) ? _settled + 1 : 0;
        _gray.CopyTo(_seen, 0);
        _last = (frame.Epoch, frame.StreamTime, frame.Width, frame.Height);
    }

    /// <summary>By the last comparison: no more than a cell changed within the box and a little around it.</summary>
    public bool IsStill(Box box)
    {
        var changed = 0;
        var (left, right) = Span(box.Left, box.Right, Columns);
        var (top, bottom) = Span(box.Top, box.Bottom, _rows);
        for (var row = top; row < bottom; row++)
        {
            for (var column = left; column < right; column++)
                changed += _changed[(row * Columns) + column] ? 1 : 0;
        }
        return changed < LeastCells;
    }

    /// <summary>Of the same connection and size, and nothing changed where a rule looks.</summary>
    private bool IsSame(Frame frame) =>
        _last is { } last && last.Epoch == frame.Epoch && (last.Width, last.Height) == (frame.Width, frame.Height) && frame.StreamTime >= last.At && Compare() < LeastCells;

    private static (int From, int To) Span(float from, float to, int cells) =>
        (Math.Clamp((int)(from * cells) - 1, 0, cells), Math.Clamp((int)MathF.Ceiling(to * cells) + 1, 0, cells));

    private void Read(Frame frame)
    {
        if (ReferenceEquals(_of, frame))
            return;
        _of = frame;
        var rows = Math.Max(1, (int)Math.Round((double)Columns * frame.Height / frame.Width));
        if (rows != _rows)
        {
            (_rows, _last) = (rows, null);
            (_gray, _seen, _changed) = (new float[Columns * rows], new float[Columns * rows], new bool[Columns * rows]);
            _region.Fit(Columns, rows);
        }
        GrayGrid.Shrink(frame, _gray, Columns, rows);
    }

    /// <summary>Marks the cells that changed; gives how many of them lie where a rule looks.</summary>
    private int Compare()
    {
        var (shift, inRegion) = (Shift(), 0);
        for (var i = 0; i < _gray.Length; i++)
        {
            var changed = MathF.Abs(_gray[i] - _seen[i] - shift) > _options.Difference;
            _changed[i] = changed;
            if (changed && _region.Holds(i))
                inRegion++;
        }
        return inRegion;
    }

    /// <summary>How much brighter the whole picture got, by the cells that are about the same: a cloud is no motion.</summary>
    private float Shift()
    {
        var (sum, count) = (0f, 0);
        for (var i = 0; i < _gray.Length; i++)
        {
            var off = _gray[i] - _seen[i];
            if (MathF.Abs(off) > _options.Difference * 2)
                continue;
            sum += off;
            count++;
        }
        return count == 0 ? 0 : sum / count;
    }
}
