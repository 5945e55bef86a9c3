using EdgeGateway.Service.Health.Metrics;

namespace EdgeGateway.Service.Alerts.Webhooks;

/// <summary>Counts of the webhooks, and what is raised. Any thread.</summary>
internal sealed class HookTally(IServiceProvider services) : IGauges
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<(string Hook, string Result), long> _counts = new();

    public void Count(string hook, string result) => _counts.AddOrUpdate((hook, result), 1, static (_, count) => count + 1);

    public long Of(string hook, string result) => _counts.GetValueOrDefault((hook, result));

    public void Register(GaugeBoard board)
    {
        board.Gauge("edgegateway.alert.active", "{alert}", "Alerts that are raised, by rule.", Active);
        board.Counter("edgegateway.alert.webhook.requests", "{request}", "Requests to webhooks; result is ok, failed (sent again) or given_up.", () => _counts.Select(one => Mark.Of(one.Value, ("webhook", one.Key.Hook), ("result", one.Key.Result))));
    }

    // The desk reads the metrics itself: asked for here and not in the constructor, nobody waits for himself.
    private IEnumerable<System.Diagnostics.Metrics.Measurement<double>> Active() =>
        (services.GetService<AlertDesk>()?.View.Active ?? []).GroupBy(alert => (alert.Alert, alert.Severity)).Select(group => Mark.Of(group.Count(), ("alert", group.Key.Alert), ("severity", group.Key.Severity)));
}
