using System.Diagnostics.Metrics;
using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Health.Metrics;

/// <summary>Where rooms put their instruments. A journal that cannot be read now hides only what comes from it.</summary>
internal sealed class GaugeBoard(Meter meter)
{
    /// <summary>A value that goes up and down.</summary>
    /// <param name="name">OpenTelemetry name like <c>edgegateway.journal.size</c>.</param>
    /// <param name="unit">UCUM: <c>s</c>, <c>By</c>, <c>Cel</c>, <c>1</c> for a part of one, <c>{event}</c> for a count; empty for a code.</param>
    /// <param name="description">One sentence.</param>
    /// <param name="read">Called by whoever looks, on its thread.</param>
    public void Gauge(string name, string unit, string description, Func<IEnumerable<Measurement<double>>> read) =>
        meter.CreateObservableGauge(name, () => Read(read), unit, description);

    /// <summary>A count that only goes up while the process lives.</summary>
    public void Counter(string name, string unit, string description, Func<IEnumerable<Measurement<double>>> read) =>
        meter.CreateObservableCounter(name, () => Read(read), unit, description);

    /// <summary>How often something took how long.</summary>
    /// <param name="name">OpenTelemetry name.</param>
    /// <param name="description">One sentence.</param>
    /// <param name="limits">Upper limits of the buckets in seconds, rising.</param>
    public Histogram<double> Seconds(string name, string description, IReadOnlyList<double> limits) =>
        meter.CreateHistogram(name, "s", description, null, new InstrumentAdvice<double> { HistogramBucketBoundaries = limits });

    private static List<Measurement<double>> Read(Func<IEnumerable<Measurement<double>>> read)
    {
        try
        {
            return [.. read()];
        }
        catch (JournalUnavailableException)
        {
            // The journal's own state says so.
            return [];
        }
    }
}
