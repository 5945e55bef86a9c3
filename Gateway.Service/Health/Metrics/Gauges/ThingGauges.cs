using System.Diagnostics.Metrics;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Verbs;

namespace EdgeGateway.Service.Health.Metrics.Gauges;

/// <summary>State of everything the gateway looks after.</summary>
internal sealed class ThingGauges(HealthRegistry health, TimeProvider clock) : IGauges
{
    public void Register(GaugeBoard board)
    {
        board.Gauge("edgegateway.info", "", "Always 1; the version is a label.", () => [Mark.Of(1, ("version", VersionVerb.Version))]);
        board.Gauge(
            "edgegateway.thing.state", "", "State of a thing: 0 online, 1 starting, 2 degraded, 3 offline, 4 switched off.",
            () => health.All.Select(thing => Of(thing, (double)thing.State)));
        board.Gauge(
            "edgegateway.thing.state.age", "s", "How long a thing has been in its state, by the wall clock.",
            () => health.All.Select(thing => Of(thing, Math.Max(0, (clock.GetUtcNow() - thing.Since).TotalSeconds))));
        board.Gauge(
            "edgegateway.thing.trouble", "", "1 for every thing in trouble, with the trouble's code.",
            () => health.All.Where(thing => thing.Trouble is not null).Select(thing => Mark.Of(1, ("thing", thing.Id), ("kind", thing.Kind), ("code", thing.Trouble!.Code))));
        board.Gauge(
            "edgegateway.thing.troubled", "{thing}", "How many things need a person.", () => [Mark.Of(HealthReport.CountTroubled(health.All))]);
    }

    private static Measurement<double> Of(ThingStatus thing, double value) => Mark.Of(value, ("thing", thing.Id), ("kind", thing.Kind));
}
