using System.Diagnostics.Metrics;
using EdgeGateway.Service.Delivery;

namespace EdgeGateway.Service.Health.Metrics.Gauges;

/// <summary>How far every platform is.</summary>
internal sealed class DestinationGauges(DeliveryOverview delivery, TimeProvider clock) : IGauges
{
    private static readonly double[] Limits = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    private readonly Fresh<IReadOnlyList<DestinationView>> _views = new(() => delivery.IsReady ? delivery.All : [], clock);

    public void Register(GaugeBoard board)
    {
        board.Gauge("edgegateway.destination.connected", "", "1 while connected.", () => Of(one => Mark.Flag(one.State == "connected")));
        board.Gauge("edgegateway.destination.queue", "{event}", "Events this destination does not have yet.", () => Of(one => one.Queue));
        board.Gauge("edgegateway.destination.in_flight", "{event}", "Sent and not answered.", () => Of(one => one.InFlight));
        board.Gauge("edgegateway.destination.lag", "s", "Age of the oldest event that waits, by the wall clock; 0 when none does.", () => Of(Lag));
        board.Gauge("edgegateway.destination.rejected", "{event}", "Refused by the platform and set aside now.", () => Of(one => one.Quarantined));
        board.Gauge("edgegateway.destination.missing", "{event}", "What the platform's last receipt says it lacks.", () => Of(one => one.ConfirmedMissing));
        board.Counter("edgegateway.destination.offline.time", "s", "How long there was no connection.", () => Of(one => one.OfflineSeconds));
        board.Counter("edgegateway.destination.delivered", "{event}", "Every event up to this number was acknowledged or set aside.", () => Of(one => one.DeliveredUpTo));
        var answers = board.Seconds("edgegateway.destination.ack.duration", "From sending an event to the platform's answer.", Limits);
        delivery.Answered += (id, took) => answers.Record(took.TotalSeconds, new KeyValuePair<string, object?>("destination", id));
    }

    private IEnumerable<Measurement<double>> Of(Func<DestinationView, double> value) => _views.Value.Select(one => Mark.Of(value(one), ("destination", one.Id)));

    private double Lag(DestinationView one) => one.OldestWaiting is { } oldest ? Math.Max(0, (clock.GetUtcNow() - oldest).TotalSeconds) : 0;
}
