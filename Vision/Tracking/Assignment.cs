namespace EdgeGateway.Vision.Tracking;

/// <summary>
/// One-to-one pairing with the largest sum of likeness (Hungarian method with potentials, O(rows² × columns)). A likeness of 0 means "never":
/// such pairs are not made.
/// </summary>
internal sealed class Assignment
{
    private double[] _rowPotential = [];
    private double[] _columnPotential = [];
    private double[] _least = [];
    private int[] _rowOf = [];
    private int[] _from = [];
    private bool[] _used = [];

    /// <param name="likeness">rows × columns, row by row, each 0 to 1.</param>
    /// <param name="columnOf">Receives for each row its column, or -1.</param>
    public void Solve(ReadOnlySpan<float> likeness, int rows, int columns, Span<int> columnOf)
    {
        columnOf[..rows].Fill(-1);
        if (rows == 0 || columns == 0)
            return;
        if (rows <= columns)
        {
            Pair(likeness, rows, columns, columns, 1);
            for (var column = 1; column <= columns; column++)
                Keep(likeness, columns, _rowOf[column] - 1, column - 1, columnOf);
        }
        else
        {
            Pair(likeness, columns, rows, 1, columns);
            for (var row = 1; row <= rows; row++)
                Keep(likeness, columns, row - 1, _rowOf[row] - 1, columnOf);
        }
    }

    private static void Keep(ReadOnlySpan<float> likeness, int columns, int row, int column, Span<int> columnOf)
    {
        if (row >= 0 && column >= 0 && likeness[(row * columns) + column] > 0)
            columnOf[row] = column;
    }

    /// <summary>The method proper, numbered from 1; the strides let it walk the matrix sideways when there are more rows than columns.</summary>
    private void Pair(ReadOnlySpan<float> likeness, int rows, int columns, int rowStride, int columnStride)
    {
        Clear(rows, columns);
        for (var row = 1; row <= rows; row++)
        {
            _rowOf[0] = row;
            var column = 0;
            _least.AsSpan(0, columns + 1).Fill(double.PositiveInfinity);
            _used.AsSpan(0, columns + 1).Clear();
            do
            {
                column = Extend(likeness, column, columns, rowStride, columnStride);
            }
            while (_rowOf[column] != 0);
            while (column != 0)
            {
                var previous = _from[column];
                _rowOf[column] = _rowOf[previous];
                column = previous;
            }
        }
    }

    private int Extend(ReadOnlySpan<float> likeness, int column, int columns, int rowStride, int columnStride)
    {
        _used[column] = true;
        var row = _rowOf[column];
        var next = 0;
        var step = double.PositiveInfinity;
        for (var j = 1; j <= columns; j++)
        {
            if (_used[j])
                continue;
            var cost = 1 - likeness[((row - 1) * rowStride) + ((j - 1) * columnStride)] - _rowPotential[row] - _columnPotential[j];
            if (cost < _least[j])
                (_least[j], _from[j]) = (cost, column);
            if (_least[j] < step)
                (step, next) = (_least[j], j);
        }
        for (var j = 0; j <= columns; j++)
        {
            if (_used[j])
            {
                _rowPotential[_rowOf[j]] += step;
                _columnPotential[j] -= step;
            }
            else
            {
                _least[j] -= step;
            }
        }
        return next;
    }

    private void Clear(int rows, int columns)
    {
        if (_rowPotential.Length <= rows)
            _rowPotential = new double[rows + 16];
        if (_columnPotential.Length <= columns)
        {
            _columnPotential = new double[columns + 16];
            _least = new double[columns + 16];
            _rowOf = new int[columns + 16];
            _from = new int[columns + 16];
            _used = new bool[columns + 16];
        }
        Array.Clear(_rowPotential);
        Array.Clear(_columnPotential);
        Array.Clear(_rowOf);
    }
}
