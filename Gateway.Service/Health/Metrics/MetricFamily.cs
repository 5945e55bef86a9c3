namespace EdgeGateway.Service.Health.Metrics;

/// <summary>All samples of one instrument at one moment.</summary>
/// <param name="Name">OpenTelemetry name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Unit">UCUM; may be empty.</param>
/// <param name="Description">One sentence.</param>
/// <param name="Samples">In the order they were told.</param>
internal sealed record MetricFamily(string Name, MetricKind Kind, string Unit, string Description, IReadOnlyList<MetricSample> Samples);

/// <summary>One number.</summary>
/// <param name="Suffix">Empty, or for histograms <c>_bucket</c>, <c>_sum</c>, <c>_count</c>.</param>
/// <param name="Tags">Names and values.</param>
/// <param name="Value">The number.</param>
internal sealed record MetricSample(string Suffix, IReadOnlyList<KeyValuePair<string, string>> Tags, double Value);

/// <summary>What an instrument is.</summary>
internal enum MetricKind
{
    Gauge,
    Counter,
    Histogram,
}
