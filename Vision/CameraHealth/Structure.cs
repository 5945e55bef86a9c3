using System.Numerics.Tensors;

namespace EdgeGateway.Vision.CameraHealth;

/// <summary>
/// Where the outlines of a small gray picture are and which way they run. Brightness and contrast are divided out, so that the same view
/// at another time of day still fits. Pure.
/// </summary>
internal sealed class Structure
{
    private const int Columns = Impression.Columns;
    private const int Rows = Impression.Rows;

    /// <summary>Steps of brightness below this are noise and count little.</summary>
    private const float Noise = 6;

    // How far a move is followed, in cells; further away nothing of the old view need be left.
    private const int FarAcross = 24;
    private const int FarDown = 14;
    private const int Step = 2;

    private const int BlockColumns = 12;
    private const int BlockRows = 9;
    private const int BlockWidth = Columns / BlockColumns;
    private const int BlockHeight = Rows / BlockRows;

    /// <summary>Spread of brightness in a block below which there is nothing to see in it.</summary>
    private const double Bare = 2.5;

    private readonly float[] _across = new float[Columns * Rows];
    private readonly float[] _down = new float[Columns * Rows];
    private readonly bool[] _filled = new bool[BlockColumns * BlockRows];

    public Structure(ReadOnlySpan<float> gray)
    {
        for (var row = 1; row < Rows - 1; row++)
        {
            for (var column = 1; column < Columns - 1; column++)
            {
                var at = (row * Columns) + column;
                var (across, down) = (gray[at + 1] - gray[at - 1], gray[at + Columns] - gray[at - Columns]);
                var scale = 1 / (MathF.Sqrt((across * across) + (down * down)) + Noise);
                (_across[at], _down[at]) = (across * scale, down * scale);
            }
        }
        for (var block = 0; block < _filled.Length; block++)
            _filled[block] = Spread(gray, block % BlockColumns, block / BlockColumns) > Bare;
    }

    /// <summary>Part of the picture in which there is anything to see, 0 to 1.</summary>
    public double Filled => (double)_filled.Count(static filled => filled) / _filled.Length;

    /// <summary>Part of what was to be seen in <paramref name="before"/> that shows nothing now, 0 to 1.</summary>
    public double Emptied(Structure before)
    {
        var (had, lost) = (0, 0);
        for (var i = 0; i < _filled.Length; i++)
        {
            if (!before._filled[i])
                continue;
            had++;
            lost += _filled[i] ? 0 : 1;
        }
        return had == 0 ? 0 : (double)lost / had;
    }

    /// <summary>How well the outlines of two pictures lie on one another, 1 for the same picture, about 0 for two that have nothing in common.</summary>
    public double Fit(Structure other, int across = 0, int down = 0)
    {
        float product = 0, own = 0, others = 0;
        var (left, width) = (Math.Max(0, across), Columns - Math.Abs(across));
        for (var row = Math.Max(0, down); row < Rows + Math.Min(0, down); row++)
        {
            var here = (row * Columns) + left;
            var there = ((row - down) * Columns) + left - across;
            product += Dot(_across, here, other._across, there, width) + Dot(_down, here, other._down, there, width);
            own += Dot(_across, here, _across, here, width) + Dot(_down, here, _down, here, width);
            others += Dot(other._across, there, other._across, there, width) + Dot(other._down, there, other._down, there, width);
        }
        return own * others > 0 ? product / Math.Sqrt((double)own * others) : 0;
    }

    /// <summary>The shift at which this picture fits the reference best.</summary>
    public ViewShift ShiftFrom(Structure reference)
    {
        var best = new ViewShift(0, 0, Fit(reference));
        for (var down = -FarDown; down <= FarDown; down += Step)
        {
            for (var across = -FarAcross; across <= FarAcross; across += Step)
                best = Better(best, reference, across, down);
        }
        var (x, y) = (best.Across, best.Down);
        for (var down = y - 1; down <= y + 1; down++)
        {
            for (var across = x - 1; across <= x + 1; across++)
                best = Better(best, reference, across, down);
        }
        return best;
    }

    private ViewShift Better(ViewShift best, Structure reference, int across, int down)
    {
        var fit = Fit(reference, across, down);
        return fit > best.Fit ? new ViewShift(across, down, fit) : best;
    }

    private static float Dot(float[] a, int from, float[] b, int at, int count) => TensorPrimitives.Dot<float>(a.AsSpan(from, count), b.AsSpan(at, count));

    private static double Spread(ReadOnlySpan<float> gray, int column, int row)
    {
        double sum = 0, squares = 0;
        for (var y = row * BlockHeight; y < (row + 1) * BlockHeight; y++)
        {
            for (var x = column * BlockWidth; x < (column + 1) * BlockWidth; x++)
            {
                double cell = gray[(y * Columns) + x];
                sum += cell;
                squares += cell * cell;
            }
        }
        const int Cells = BlockWidth * BlockHeight;
        return Math.Sqrt(Math.Max(0, (squares / Cells) - (sum / Cells * (sum / Cells))));
    }
}
