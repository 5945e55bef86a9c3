namespace EdgeGateway.Benchmarks;

/// <summary>Collects durations and tells the quantiles.</summary>
internal sealed class Latencies
{
    private readonly List<double> _milliseconds = [];

    public int Count => _milliseconds.Count;

    public void Add(TimeSpan duration) => _milliseconds.Add(duration.TotalMilliseconds);

    public void Add(Latencies others) => _milliseconds.AddRange(others._milliseconds);

    /// <param name="share">0 to 1, like 0.99.</param>
    public double Quantile(double share)
    {
        if (_milliseconds.Count == 0) return 0;
        _milliseconds.Sort();
        return _milliseconds[Math.Min(_milliseconds.Count - 1, (int)(share * _milliseconds.Count))];
    }

    public override string ToString() => $"p50 {Quantile(0.5),7:0.00} ms  p99 {Quantile(0.99),7:0.00} ms  max {Quantile(1),7:0.00} ms";
}
