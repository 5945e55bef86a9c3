using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace EdgeGateway.Service.Health.Metrics;

/// <summary>Reads every instrument of the gateway's meter at one moment, and adds up its histograms from the start. Any thread.</summary>
internal sealed partial class MetricReader : IDisposable
{
    private static readonly double[] NoLimits = [];

    private readonly Lock _gate = new();
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<Instrument, HistogramBook> _histograms = new();
    private readonly Dictionary<Instrument, List<MetricSample>> _now = [];
    private readonly ILogger<MetricReader> _log;
    private bool _failed;

    public MetricReader(GatewayMeter meter, ILogger<MetricReader> log)
    {
        _log = log;
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter, meter.Meter))
                listener.EnableMeasurementEvents(instrument, instrument is Histogram<double> histogram ? Book(histogram) : null);
        };
        _listener.SetMeasurementEventCallback<double>(OnMeasured);
        _listener.Start();
    }

    /// <summary>By name.</summary>
    public IReadOnlyList<MetricFamily> Read()
    {
        lock (_gate)
        {
            _now.Clear();
            try
            {
                _listener.RecordObservableInstruments();
                _failed = false;
            }
            catch (AggregateException failures)
            {
                // The others were read all the same.
                if (!_failed)
                    LogFailed(failures);
                _failed = true;
            }

            return
            [
                .. _now.Select(one => Family(one.Key, one.Key is ObservableCounter<double> ? MetricKind.Counter : MetricKind.Gauge, one.Value))
                    .Concat(_histograms.Select(one => Family(one.Key, MetricKind.Histogram, one.Value.Read())))
                    .Where(family => family.Samples.Count > 0)
                    .OrderBy(family => family.Name, StringComparer.Ordinal),
            ];
        }
    }

    public void Dispose() => _listener.Dispose();

    /// <summary>Tags as text.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Plain(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var plain = new KeyValuePair<string, string>[tags.Length];
        for (var i = 0; i < tags.Length; i++)
            plain[i] = new(tags[i].Key, tags[i].Value?.ToString() ?? "");
        return plain;
    }

    private HistogramBook Book(Histogram<double> histogram) =>
        _histograms.GetOrAdd(histogram, static one => new HistogramBook(((Histogram<double>)one).Advice?.HistogramBucketBoundaries ?? NoLimits));

    // Histograms come from any thread at any time, everything else on the thread that reads, inside its lock.
    private void OnMeasured(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
    {
        if (state is HistogramBook book)
        {
            book.Record(value, tags);
            return;
        }

        if (!_now.TryGetValue(instrument, out var samples))
            _now[instrument] = samples = [];
        samples.Add(new MetricSample("", Plain(tags), value));
    }

    private static MetricFamily Family(Instrument instrument, MetricKind kind, IReadOnlyList<MetricSample> samples) =>
        new(instrument.Name, kind, instrument.Unit ?? "", instrument.Description ?? "", samples);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A reading for the metrics failed; the others go on. Please tell the makers")]
    private partial void LogFailed(Exception failures);
}
