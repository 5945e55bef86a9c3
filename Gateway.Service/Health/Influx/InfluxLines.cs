using System.IO.Compression;
using System.Text;
using EdgeGateway.Protocols.LineProtocol;
using EdgeGateway.Service.Health.Metrics;
using EdgeGateway.Service.Health.Metrics.Export;

namespace EdgeGateway.Service.Health.Influx;

/// <summary>
/// One look at the metrics as lines: measurement = name as Prometheus writes it, one field <c>value</c>, tags = labels. So VictoriaMetrics
/// (with <c>-influxSkipSingleField</c>) has the same series from either way, and one set of dashboards. Pure.
/// </summary>
internal static class InfluxLines
{
    public static void Append(StringBuilder into, IReadOnlyList<MetricFamily> families, string gatewayId, DateTimeOffset time)
    {
        var gateway = KeyValuePair.Create("gateway", gatewayId);
        foreach (var family in families)
        {
            var name = PrometheusName.Of(family);
            foreach (var sample in family.Samples)
                LineWriter.TryWrite(into, name + sample.Suffix, sample.Tags.Prepend(gateway), [KeyValuePair.Create("value", LineValue.Of(sample.Value))], time);
        }
    }

    public static byte[] Compress(StringBuilder lines)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes(lines.ToString()));
        return compressed.ToArray();
    }
}
