using System.Globalization;
using System.Text;

namespace EdgeGateway.Service.Timelines.Drawing;

/// <summary>One line of a chart as SVG path: one unit a slot to the right, 0 to 100 from the top down, a new piece after every gap.</summary>
/// <param name="Thing">Whose it is; empty for the box.</param>
/// <param name="Path">For the attribute <c>d</c>.</param>
/// <param name="Latest">Newest value, null when the newest slot has none.</param>
/// <param name="Extreme">The worst of the day: highest, or lowest where little is bad.</param>
public sealed record Curve(string Thing, string Path, double? Latest, double Extreme)
{
    public const int Height = 100;

    /// <param name="series">Points of the last day.</param>
    /// <param name="day">The day they are of.</param>
    /// <param name="top">Value at the upper edge.</param>
    /// <param name="lowIsBad">Draws the lowest of each slot instead of the highest.</param>
    public static Curve Of(TimelineSeries series, TimelineDay day, double top, bool lowIsBad)
    {
        var path = new StringBuilder();
        long? before = null;
        foreach (var point in series.Points)
        {
            var (x, y) = (point.Slot - day.FirstSlot, Height - Math.Clamp(Value(point, lowIsBad) / top, 0, 1) * Height);
            var gap = before != point.Slot - 1;
            // A lone slot would be a point without extent: every slot is drawn as wide as it is.
            path.Append(CultureInfo.InvariantCulture, $"{(gap ? 'M' : 'L')}{x} {y:0.#}h1");
            before = point.Slot;
        }

        var values = series.Points.Select(point => Value(point, lowIsBad)).ToList();
        double? latest = series.Points is [.., var last] && last.Slot >= day.LastSlot - 1 ? values[^1] : null;
        return new Curve(series.Thing, path.ToString(), latest, values.Count == 0 ? 0 : lowIsBad ? values.Min() : values.Max());
    }

    /// <summary>The next step of a scale at or above a value; the last one when it is above all.</summary>
    public static double RoundUp(double value, IReadOnlyList<double> scale) => scale.FirstOrDefault(step => value <= step, scale[^1]);

    /// <summary>The next round number (1, 2, 5 times a power of ten) at or above a value.</summary>
    public static double RoundUp(double value, double atLeast)
    {
        var wanted = Math.Max(value, atLeast);
        var power = Math.Pow(10, Math.Floor(Math.Log10(wanted)));
        foreach (var step in new[] { 1, 2, 5 })
        {
            if (wanted <= step * power * 1.000001)
                return step * power;
        }

        return 10 * power;
    }

    private static double Value(TimelinePoint point, bool lowIsBad) => lowIsBad ? point.Low : point.High;
}
