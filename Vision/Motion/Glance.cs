using EdgeGateway.Vision.Capture;

namespace EdgeGateway.Vision.Motion;

/// <summary>
/// What the picture, or a part of it, looked like when the detector saw it last. Each part has its own, because the detector sees them at different times; compared with that and not
/// with the picture before, what creeps adds up.
/// </summary>
/// <param name="part">In parts of the picture.</param>
internal sealed class Glance(MotionGrid grid, Box part)
{
    /// <summary>So many changed cells are a thing; one is noise.</summary>
    private const int LeastCells = 2;

    /// <summary>Looks after the last change: a detector that misses what just came has that many more chances before it is left alone.</summary>
    private const int SettlingLooks = 3;

    private float[] _seen = [];
    private bool[] _changed = [];
    private int _settled;
    private (int Epoch, TimeSpan At, int Width, int Height)? _last;

    /// <summary>True when nothing changed where a rule looks since the detector last saw it, and it saw it not long ago.</summary>
    public bool IsQuiet(Frame frame) =>
        _settled >= SettlingLooks && IsSame(frame) && frame.StreamTime - _last!.Value.At < grid.Options.Heartbeat;

    /// <summary>The detector saw this picture: from now on it is what others are compared with.</summary>
    public void Seen(Frame frame)
    {
        _settled = IsSame(frame) ? _settled + 1 : 0;
        if (_seen.Length != grid.Gray.Length)
            (_seen, _changed) = (new float[grid.Gray.Length], new bool[grid.Gray.Length]);
        grid.Gray.CopyTo(_seen, 0);
        _last = (frame.Epoch, frame.StreamTime, frame.Width, frame.Height);
    }

    /// <summary>By the last comparison: no more than a cell changed within the box and a little around it.</summary>
    public bool IsStill(Box box)
    {
        var changed = 0;
        var cells = grid.Cells(box, margin: 1);
        for (var row = cells.Top; row < cells.Bottom; row++)
        {
            for (var column = cells.Left; column < cells.Right; column++)
                changed += _changed[(row * MotionGrid.Columns) + column] ? 1 : 0;
        }
        return changed < LeastCells;
    }

    /// <summary>Of the same connection and size, and nothing changed where a rule looks.</summary>
    private bool IsSame(Frame frame) =>
        _last is { } last && last.Epoch == frame.Epoch && (last.Width, last.Height) == (frame.Width, frame.Height) && frame.StreamTime >= last.At
        && Compare(grid.Cells(part, margin: 0)) < LeastCells;

    /// <summary>Marks the cells that changed; gives how many of them lie where a rule looks.</summary>
    private int Compare(CellRange cells)
    {
        var (shift, difference, counted) = (Shift(cells), grid.Options.Difference, 0);
        for (var row = cells.Top; row < cells.Bottom; row++)
        {
            for (var i = (row * MotionGrid.Columns) + cells.Left; i < (row * MotionGrid.Columns) + cells.Right; i++)
            {
                var changed = MathF.Abs(grid.Gray[i] - _seen[i] - shift) > difference;
                _changed[i] = changed;
                if (changed && grid.Counts(i))
                    counted++;
            }
        }
        return counted;
    }

    /// <summary>How much brighter it got as a whole, by the cells that are about the same: a cloud is no motion.</summary>
    private float Shift(CellRange cells)
    {
        var (sum, count, most) = (0f, 0, grid.Options.Difference * 2);
        for (var row = cells.Top; row < cells.Bottom; row++)
        {
            for (var i = (row * MotionGrid.Columns) + cells.Left; i < (row * MotionGrid.Columns) + cells.Right; i++)
            {
                var off = grid.Gray[i] - _seen[i];
                if (MathF.Abs(off) > most)
                    continue;
                sum += off;
                count++;
            }
        }
        return count == 0 ? 0 : sum / count;
    }
}
