using System.Diagnostics.Metrics;
using EdgeGateway.Service.Health.Influx;

namespace EdgeGateway.Service.Health.Metrics.Gauges;

/// <summary>How sending the metrics goes; no samples while no server is configured.</summary>
internal sealed class InfluxGauges(InfluxTally tally) : IGauges
{
    public void Register(GaugeBoard board)
    {
        board.Counter(
            "edgegateway.influx.requests", "{request}", "Requests with metrics; result is ok, failed (they wait) or refused (they are dropped).",
            () => If(() => [Mark.Of(tally.Taken, ("result", "ok")), Mark.Of(tally.Failed, ("result", "failed")), Mark.Of(tally.Refused, ("result", "refused"))]));
        board.Counter("edgegateway.influx.dropped", "{request}", "Requests with metrics that had no room on disk.", () => If(() => [Mark.Of(tally.Full)]));
        board.Gauge("edgegateway.influx.buffer.size", "By", "Metrics that wait on disk.", () => If(() => [Mark.Of(tally.Buffer!.Bytes)]));
    }

    private IEnumerable<Measurement<double>> If(Func<IEnumerable<Measurement<double>>> read) => tally.Buffer is null ? [] : read();
}
