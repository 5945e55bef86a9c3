using EdgeGateway.Vision.Rules;

namespace EdgeGateway.Vision.Motion;

/// <summary>
/// The cells of a picture where a rule looks: its zone and a little around it, because a thing is in a zone when its foot is. Rules that follow things from
/// afar (over a line, along a road) look everywhere.
/// </summary>
internal sealed class MotionRegion(IReadOnlyList<RuleOptions> rules)
{
    /// <summary>Cells around a zone that belong to it.</summary>
    private const int Margin = 2;

    private bool[]? _cells;

    public bool Holds(int cell) => _cells is null || _cells[cell];

    public void Fit(int columns, int rows)
    {
        _cells = null;
        if (rules.Count == 0 || rules.Any(rule => rule.Kind is "crossing" or "stopped" || rule.Zone.Count < 3))
            return;
        _cells = new bool[columns * rows];
        foreach (var zone in rules.Select(rule => new Zone(rule.Zone).Points))
        {
            for (var row = 0; row < rows; row++)
            {
                for (var column = 0; column < columns; column++)
                {
                    var cell = new Box((float)column / columns, (float)row / rows, (column + 1f) / columns, (row + 1f) / rows);
                    if (Polygon.PartInside(zone, cell) > 0)
                        Mark((column, columns), (row, rows));
                }
            }
        }
    }

    private void Mark((int At, int Of) column, (int At, int Of) row)
    {
        for (var y = Math.Max(0, row.At - Margin); y <= Math.Min(row.Of - 1, row.At + Margin); y++)
        {
            for (var x = Math.Max(0, column.At - Margin); x <= Math.Min(column.Of - 1, column.At + Margin); x++)
                _cells![(y * column.Of) + x] = true;
        }
    }
}
