using System.Collections.Concurrent;
using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Health;

/// <summary>The latest state of every thing. Pages, <c>/health</c> and the change events read from here.</summary>
public sealed class HealthRegistry
{
    private readonly ConcurrentDictionary<string, ThingStatus> _things = new(StringComparer.Ordinal);

    /// <summary>Raised after every report; the handler gets the new state. Handlers return quickly.</summary>
    public event Action<ThingStatus>? Changed;

    /// <summary>All things, worst first, then by id.</summary>
    public IReadOnlyList<ThingStatus> All =>
        [.. _things.Values.OrderByDescending(thing => thing.State == ThingState.Disabled ? ThingState.Online : thing.State).ThenBy(thing => thing.Id, StringComparer.Ordinal)];

    public ThingStatus? Find(string id) => _things.GetValueOrDefault(id);

    public void Report(ThingStatus status)
    {
        _things[status.Id] = status;
        Changed?.Invoke(status);
    }

    /// <summary>Forgets a thing that was taken out of the configuration.</summary>
    public void Remove(string id) => _things.TryRemove(id, out _);
}
