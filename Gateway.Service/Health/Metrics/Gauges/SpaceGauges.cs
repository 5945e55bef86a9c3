using EdgeGateway.Service.Space;

namespace EdgeGateway.Service.Health.Metrics.Gauges;

/// <summary>How long the box can stay offline, and what was lost for want of room.</summary>
internal sealed class SpaceGauges(SpaceGauge space, SpaceStore store, TimeProvider clock) : IGauges
{
    private const double Day = 86_400;

    private readonly Fresh<Budget> _budget = new(space.Budget, clock);

    public void Register(GaugeBoard board)
    {
        board.Gauge("edgegateway.space.limit", "By", "Most bytes of events that are kept.", () => [Mark.Of(space.Limits.Limit)]);
        board.Gauge(
            "edgegateway.space.offline.budget", "s", "How long the box can be offline before anything is lost, at the present rate; missing while that is not known.",
            () => space.IsReady ? Mark.If(_budget.Value.DaysLeft * Day) : []);
        board.Counter(
            "edgegateway.space.dropped", "{event}", "Lost for want of room since the box began.",
            () => store.Dropped().Select(row => Mark.Of(row.Count, ("reason", row.Reason), ("what", row.What), ("class", EventsDroppedData.NameOf(row.Class)))));
    }
}
