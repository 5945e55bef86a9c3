using System.Globalization;
using System.Text;

namespace EdgeGateway.Service.Health.Metrics.Export;

/// <summary>Prometheus' text format 0.0.4. Every sample carries the name of the box, so that a fleet needs no rules for that. Pure.</summary>
internal static class PrometheusText
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    public static string Write(IReadOnlyList<MetricFamily> families, string gatewayId)
    {
        var text = new StringBuilder(16 * 1024);
        foreach (var family in families)
        {
            var name = PrometheusName.Of(family);
            text.Append("# HELP ").Append(name).Append(' ').Append(Escaped(family.Description, quotes: false)).Append('\n');
            text.Append("# TYPE ").Append(name).Append(' ').Append(TypeOf(family.Kind)).Append('\n');
            foreach (var sample in family.Samples)
                Write(text, name, sample, gatewayId);
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, string name, MetricSample sample, string gatewayId)
    {
        text.Append(name).Append(sample.Suffix).Append("{gateway=\"").Append(Escaped(gatewayId, quotes: true)).Append('"');
        foreach (var (tag, value) in sample.Tags)
            text.Append(',').Append(tag.Replace('.', '_')).Append("=\"").Append(Escaped(value, quotes: true)).Append('"');
        text.Append("} ").Append(Number(sample.Value)).Append('\n');
    }

    private static string TypeOf(MetricKind kind) => kind switch
    {
        MetricKind.Counter => "counter",
        MetricKind.Histogram => "histogram",
        _ => "gauge",
    };

    private static string Escaped(string text, bool quotes)
    {
        var escaped = text.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
        return quotes ? escaped.Replace("\"", "\\\"", StringComparison.Ordinal) : escaped;
    }

    private static string Number(double value) => value switch
    {
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };
}
