using CsCheck;
using EdgeGateway.Vision.Tracking;

namespace EdgeGateway.Vision.Tests.Tracking;

public sealed class AssignmentTests
{
    private static readonly Gen<(int Rows, int Columns, float[] Likeness)> Matrix =
        from rows in Gen.Int[0, 5]
        from columns in Gen.Int[0, 5]
        from likeness in Gen.Frequency((2, Gen.Const(0f)), (3, Gen.Float[0, 1])).Array[rows * columns]
        select (rows, columns, likeness);

    [Fact]
    public void Solve_SmallMatrix_IsAsGoodAsTryingEverything() => Matrix.Sample(matrix =>
    {
        var columnOf = Solve(matrix);
        var sum = columnOf.Select((column, row) => column < 0 ? 0 : matrix.Likeness[(row * matrix.Columns) + column]).Sum();
        Assert.Equal(BestSum(matrix, 0, 0), sum, 1e-3f);
    });

    [Fact]
    public void Solve_AnyMatrix_PairsEachColumnOnceAndNeverAtZero() => Matrix.Sample(matrix =>
    {
        var columnOf = Solve(matrix);
        var taken = columnOf.Where(column => column >= 0).ToList();
        Assert.Equal(taken.Distinct().Count(), taken.Count);
        for (var row = 0; row < matrix.Rows; row++)
            Assert.True(columnOf[row] < 0 || matrix.Likeness[(row * matrix.Columns) + columnOf[row]] > 0);
    });

    [Fact]
    public void Solve_GreedyWouldTakeTheWrongOne_TakesTheBetterSum()
    {
        // The best single pair (0.9) leaves only 0.1 for the other row; the other way gives 0.8 + 0.8.
        var columnOf = Solve((2, 2, [0.9f, 0.8f, 0.8f, 0.1f]));

        Assert.Equal([1, 0], columnOf);
    }

    [Fact]
    public void Solve_UsedTwice_ForgetsTheFirstTime()
    {
        var assignment = new Assignment();
        var columnOf = new int[3];
        assignment.Solve([1, 0, 0, 0, 1, 0, 0, 0, 1], 3, 3, columnOf);
        assignment.Solve([0, 1], 1, 2, columnOf);

        Assert.Equal(1, columnOf[0]);
    }

    private static int[] Solve((int Rows, int Columns, float[] Likeness) matrix)
    {
        var columnOf = new int[matrix.Rows];
        new Assignment().Solve(matrix.Likeness, matrix.Rows, matrix.Columns, columnOf);
        return columnOf;
    }

    private static float BestSum((int Rows, int Columns, float[] Likeness) matrix, int row, int taken)
    {
        if (row == matrix.Rows)
            return 0;
        var best = BestSum(matrix, row + 1, taken);
        for (var column = 0; column < matrix.Columns; column++)
        {
            if ((taken & (1 << column)) == 0)
                best = Math.Max(best, matrix.Likeness[(row * matrix.Columns) + column] + BestSum(matrix, row + 1, taken | (1 << column)));
        }
        return best;
    }
}
