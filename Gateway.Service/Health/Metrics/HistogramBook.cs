using System.Globalization;

namespace EdgeGateway.Service.Health.Metrics;

/// <summary>Adds up one histogram. Any thread.</summary>
internal sealed class HistogramBook(IReadOnlyList<double> limits)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Line> _lines = new(StringComparer.Ordinal);

    public void Record(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var key = tags.Length == 0 ? "" : Key(tags);
        lock (_gate)
        {
            if (!_lines.TryGetValue(key, out var line))
                _lines[key] = line = new Line(MetricReader.Plain(tags), new long[limits.Count + 1]);
            line.Counts[Bucket(value)]++;
            line.Sum += value;
        }
    }

    /// <summary>Buckets hold everything up to their limit, as Prometheus wants it.</summary>
    public IReadOnlyList<MetricSample> Read()
    {
        var samples = new List<MetricSample>();
        lock (_gate)
        {
            foreach (var line in _lines.Values)
            {
                var count = 0L;
                for (var i = 0; i < line.Counts.Length; i++)
                {
                    count += line.Counts[i];
                    var limit = i < limits.Count ? limits[i].ToString("R", CultureInfo.InvariantCulture) : "+Inf";
                    samples.Add(new MetricSample("_bucket", [.. line.Tags, new("le", limit)], count));
                }

                samples.Add(new MetricSample("_sum", line.Tags, line.Sum));
                samples.Add(new MetricSample("_count", line.Tags, count));
            }
        }

        return samples;
    }

    private int Bucket(double value)
    {
        var i = 0;
        while (i < limits.Count && value > limits[i])
            i++;
        return i;
    }

    private static string Key(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var key = "";
        foreach (var tag in tags)
            key += $"{tag.Key}\0{tag.Value}\0";
        return key;
    }

    private sealed class Line(IReadOnlyList<KeyValuePair<string, string>> tags, long[] counts)
    {
        public IReadOnlyList<KeyValuePair<string, string>> Tags { get; } = tags;

        public long[] Counts { get; } = counts;

        public double Sum { get; set; }
    }
}
