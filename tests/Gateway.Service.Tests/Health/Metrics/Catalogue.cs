using System.Text.RegularExpressions;
using EdgeGateway.Service.Health.Metrics;
using EdgeGateway.Service.Health.Metrics.Export;
using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.Health.Metrics;

/// <summary>The table of metrics in the room's README.</summary>
internal static partial class Catalogue
{
    public static IReadOnlyList<Entry> Read() =>
    [
        .. Row().Matches(SourceTree.Read("Gateway.Service/Health/README.md")).Select(row => new Entry(
            row.Groups[1].Value, Enum.Parse<MetricKind>(row.Groups[2].Value, ignoreCase: true), row.Groups[3].Value.Trim('`', ' '))),
    ];

    /// <summary>Names a query may use.</summary>
    public static IReadOnlySet<string> PrometheusNames() => Read().SelectMany(entry => entry.PrometheusNames()).ToHashSet(StringComparer.Ordinal);

    internal sealed record Entry(string Name, MetricKind Kind, string Unit)
    {
        public IEnumerable<string> PrometheusNames()
        {
            var name = PrometheusName.Of(Name, Unit, Kind);
            return Kind == MetricKind.Histogram ? [name + "_bucket", name + "_sum", name + "_count"] : [name];
        }
    }

    // | `edgegateway.journal.free` | gauge | `By` | … |
    [GeneratedRegex(@"^\| `([a-z_.]+)` \| (gauge|counter|histogram) \| ([^|]*) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
