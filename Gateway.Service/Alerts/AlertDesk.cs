using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Health;
using EdgeGateway.Service.Health.Metrics;
using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Alerts;

/// <summary>Looks in turn, puts what begins and ends on record, knows what is raised for page and API.</summary>
internal sealed partial class AlertDesk(GatewayOptions options, AlertStore store, HealthRegistry health, MetricReader metrics, TimeProvider clock, ILogger<AlertDesk> log) : BackgroundService
{
    private const int Remembered = 50;

    private readonly IReadOnlyList<AlertRule> _rules = BuiltInRules.With(options.Alerts);
    private readonly AlertBoard _board = new();
    private readonly Dictionary<string, AlertData> _active = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private readonly long _started = clock.GetTimestamp();
    private AlertsView _view = new([], []);
    private bool _restored;

    /// <summary>Raised after every change; handlers return quickly.</summary>
    public event Action? Changed;

    /// <summary>Worst first. Any thread.</summary>
    public AlertsView View => Volatile.Read(ref _view);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Alerts.Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception trouble) when (trouble is not OperationCanceledException)
            {
                // Nothing is lost: what is due stays due and is tried with the next look.
                LogNotRecorded(trouble);
            }
        }
    }

    /// <summary>One look.</summary>
    internal async Task LookAsync(CancellationToken stopping)
    {
        var at = clock.GetElapsedTime(_started);
        Restore(at);
        var (signals, unknown) = Ask();
        foreach (var move in _board.Observe(signals, unknown, at))
        {
            if (move.IsRaise)
                await RaiseAsync(move, stopping);
            else
                await ResolveAsync(move, stopping);
            _board.Apply(move, at);
        }
    }

    // After a restart what was raised still is, until the condition is seen not to hold.
    private void Restore(TimeSpan at)
    {
        if (_restored)
            return;
        foreach (var alert in store.Active())
        {
            _active[alert.Key] = alert;
            _board.Restore(alert.Key, alert.Alert, at);
        }

        _restored = true;
        Show(null);
    }

    private (List<AlertSignal> Signals, HashSet<string> Unknown) Ask()
    {
        var (things, families) = (health.All, _rules.Any(rule => rule.OfMetric) ? metrics.Read().ToDictionary(family => family.Name) : []);
        var (signals, unknown) = (new List<AlertSignal>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var rule in _rules)
        {
            if (rule.Ask(things, families) is { } held)
                signals.AddRange(held);
            else
                unknown.Add(rule.Name);
        }

        // One thing, one alert: a rule that names the trouble speaks for it, the general ones keep quiet.
        var named = signals.Where(signal => signal.Rule.Options.Troubles.Count > 0).Select(signal => signal.On).ToHashSet(StringComparer.Ordinal);
        signals.RemoveAll(signal => !signal.Rule.OfMetric && signal.Rule.Options.Troubles.Count == 0 && named.Contains(signal.On));
        return (signals, unknown);
    }

    private async Task RaiseAsync(AlertMove move, CancellationToken stopping)
    {
        var alert = AlertData.Of(move, clock.GetUtcNow());
        await store.RaiseAsync(alert, stopping);
        _active[move.Key] = alert;
        LogRaised(alert.Alert, alert.On, alert.Text.En);
        Show(alert);
    }

    private async Task ResolveAsync(AlertMove move, CancellationToken stopping)
    {
        if (!_active.TryGetValue(move.Key, out var alert))
            return;
        var over = alert.Over(move);
        await store.ResolveAsync(over, stopping);
        _active.Remove(move.Key);
        LogResolved(over.Alert, over.On, over.Seconds);
        Show(over);
    }

    private void Show(AlertData? news)
    {
        lock (_gate)
        {
            var active = _active.Values.OrderBy(alert => alert.Severity switch { "critical" => 0, "warning" => 1, _ => 2 }).ThenBy(alert => alert.RaisedAt).ToList();
            Volatile.Write(ref _view, new AlertsView(active, news is null ? _view.Recent : [news, .. _view.Recent.Take(Remembered - 1)]));
        }

        Changed?.Invoke();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Alert {Alert} raised for {On}: {Text}")]
    private partial void LogRaised(string alert, string on, string text);

    [LoggerMessage(Level = LogLevel.Information, Message = "Alert {Alert} of {On} is over after {Seconds} s")]
    private partial void LogResolved(string alert, string on, double seconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Alerts could not be looked at or recorded; look at the journal's state, it is tried again")]
    private partial void LogNotRecorded(Exception trouble);
}
