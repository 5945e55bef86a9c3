using EdgeGateway.Vision.Capture;
using EdgeGateway.Vision.Rules;

namespace EdgeGateway.Vision.Motion;

/// <summary>The small gray copy of the picture that is judged now, for all who compare it with what the detector saw earlier.</summary>
internal sealed class MotionGrid(MotionOptions options, IReadOnlyList<RuleOptions> rules)
{
    public const int Columns = 160;

    private readonly MotionRegion _region = new(rules);
    private Frame? _of;

    public MotionOptions Options => options;

    public int Rows { get; private set; }

    public float[] Gray { get; private set; } = [];

    /// <summary>True for a cell where a rule looks.</summary>
    public bool Counts(int cell) => _region.Holds(cell);

    public void Read(Frame frame)
    {
        if (ReferenceEquals(_of, frame))
            return;
        _of = frame;
        var rows = Math.Max(1, (int)Math.Round((double)Columns * frame.Height / frame.Width));
        if (rows != Rows)
        {
            (Rows, Gray) = (rows, new float[Columns * rows]);
            _region.Fit(Columns, rows);
        }
        GrayGrid.Shrink(frame, Gray, Columns, rows);
    }

    /// <summary>The cells that a box touches, and so many more on every side.</summary>
    public CellRange Cells(in Box box, int margin)
    {
        var (left, right) = Span(box.Left, box.Right, Columns, margin);
        var (top, bottom) = Span(box.Top, box.Bottom, Rows, margin);
        return new CellRange(left, top, right, bottom);
    }

    private static (int From, int To) Span(float from, float to, int cells, int margin) =>
        (Math.Clamp((int)(from * cells) - margin, 0, cells), Math.Clamp((int)MathF.Ceiling(to * cells) + margin, 0, cells));
}

/// <summary>Columns and rows of a grid; right and bottom are the first ones outside.</summary>
internal readonly record struct CellRange(int Left, int Top, int Right, int Bottom);
