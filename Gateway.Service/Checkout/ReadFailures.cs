using System.Collections.Concurrent;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Health;

namespace EdgeGateway.Service.Checkout;

/// <summary>Counts cards that could not be read: a working reader that reports a trouble of its own, once for each time it begins.</summary>
internal sealed class ReadFailures(HealthRegistry health, EventOutbox outbox) : IHostedService
{
    private readonly ConcurrentDictionary<string, string> _last = new(StringComparer.Ordinal);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        health.Changed += Look;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        health.Changed -= Look;
        return Task.CompletedTask;
    }

    private void Look(ThingStatus thing)
    {
        if (thing.Kind != ThingKinds.IdCardReader)
            return;
        var now = thing is { State: ThingState.Degraded, Trouble: { } trouble } ? trouble.Code : "";
        var before = _last.GetValueOrDefault(thing.Id, "");
        _last[thing.Id] = now;
        if (now.Length > 0 && now != before)
            outbox.Count(TillCounts.ReadFailed);
    }
}
