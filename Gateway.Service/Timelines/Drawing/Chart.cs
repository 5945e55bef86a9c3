namespace EdgeGateway.Service.Timelines.Drawing;

/// <summary>All lines of one kind with their common scale.</summary>
/// <param name="Kind">What is drawn.</param>
/// <param name="Top">Value at the upper edge.</param>
/// <param name="Curves">Worst first, at most <see cref="Most"/>.</param>
/// <param name="Left">How many more there are.</param>
public sealed record Chart(ChartKind Kind, double Top, IReadOnlyList<Curve> Curves, int Left)
{
    /// <summary>More lines than this nobody can tell apart.</summary>
    public const int Most = 4;

    /// <summary>Charts that have anything to show, in the order in which they are read.</summary>
    public static IReadOnlyList<Chart> All(TimelineDay day) => [.. ChartKind.All.Select(kind => Of(kind, day)).OfType<Chart>()];

    private static Chart? Of(ChartKind kind, TimelineDay day)
    {
        var series = day.Of(kind.What).Where(one => one.Points.Count > 0).ToList();
        if (series.Count == 0)
            return null;
        var top = kind.Top(series.Max(one => one.Points.Max(point => point.High)));
        var curves = series.Select(one => Curve.Of(one, day, top, kind.LowIsBad)).ToList();
        var worst = kind.LowIsBad ? curves.OrderBy(one => one.Extreme) : curves.OrderByDescending(one => one.Extreme);
        return new Chart(kind, top, [.. worst.Take(Most)], Math.Max(0, curves.Count - Most));
    }
}
