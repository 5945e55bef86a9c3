namespace EdgeGateway.Vision.Motion;

/// <summary>Cells that belong together, and whether they are a thing that came or a hole where one was. Pure.</summary>
internal static class Patches
{
    /// <summary>Groups of neighbouring cells (sides and corners) that are at least this old.</summary>
    public static List<List<int>> Find(ReadOnlySpan<float> age, int columns, float least, int leastCells)
    {
        var seen = new bool[age.Length];
        List<List<int>> patches = [];
        for (var i = 0; i < age.Length; i++)
        {
            if (seen[i] || age[i] < least)
                continue;
            var patch = Flood(age, columns, least, i, seen);
            if (patch.Count >= leastCells)
                patches.Add(patch);
        }
        return patches;
    }

    /// <summary>In parts of the picture.</summary>
    public static Box BoxOf(IReadOnlyList<int> cells, int columns, int rows) => new(
        (float)cells.Min(cell => cell % columns) / columns,
        (float)cells.Min(cell => cell / columns) / rows,
        (float)(cells.Max(cell => cell % columns) + 1) / columns,
        (float)(cells.Max(cell => cell / columns) + 1) / rows);

    /// <summary>Sum of brightness steps along the patch's border: a thing has an outline, the empty ground it uncovered has not.</summary>
    public static float Outline(ReadOnlySpan<float> gray, IReadOnlyList<int> cells, int columns)
    {
        var inside = cells.ToHashSet();
        var sum = 0f;
        foreach (var cell in cells)
        {
            foreach (var next in Beside(cell, columns, gray.Length))
            {
                if (!inside.Contains(next))
                    sum += MathF.Abs(gray[cell] - gray[next]);
            }
        }
        return sum;
    }

    private static List<int> Flood(ReadOnlySpan<float> age, int columns, float least, int start, bool[] seen)
    {
        List<int> patch = [start];
        seen[start] = true;
        for (var i = 0; i < patch.Count; i++)
        {
            foreach (var next in Beside(patch[i], columns, age.Length))
            {
                if (seen[next] || age[next] < least)
                    continue;
                seen[next] = true;
                patch.Add(next);
            }
        }
        return patch;
    }

    private static IEnumerable<int> Beside(int cell, int columns, int cells)
    {
        var column = cell % columns;
        for (var down = -1; down <= 1; down++)
        {
            for (var across = -1; across <= 1; across++)
            {
                var next = cell + (down * columns) + across;
                if (next != cell && next >= 0 && next < cells && column + across >= 0 && column + across < columns)
                    yield return next;
            }
        }
    }
}
