using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Devices;

/// <summary>
/// A thing on a wire that lives as long as the gateway does. <see cref="RunAsync"/> never gives up and never throws for trouble on
/// the wire: trouble is a <see cref="ThingStatus"/>.
/// </summary>
public abstract class Device(string id, string kind, TimeProvider clock)
{
    private ThingStatus _status = new(id, kind, ThingState.Starting, clock.GetUtcNow());

    public string Id { get; } = id;

    /// <summary>Latest state. Safe to read from any thread.</summary>
    public ThingStatus Status => Volatile.Read(ref _status);

    /// <summary>Raised on the device's own loop after every change of state, trouble or facts. Handlers return quickly.</summary>
    public event Action<ThingStatus>? StatusChanged;

    /// <summary>Runs until <paramref name="stopping"/>: connect, prove life by protocol, work, lose, wait, again.</summary>
    public abstract Task RunAsync(CancellationToken stopping);

    /// <summary>Publishes a new state; keeps <c>Since</c> while the state stays the same.</summary>
    protected void Report(ThingState state, Trouble? trouble = null, IReadOnlyDictionary<string, string>? facts = null)
    {
        var last = Status;
        var next = last with
        {
            State = state,
            Trouble = trouble,
            Since = last.State == state ? last.Since : clock.GetUtcNow(),
            Facts = facts ?? last.Facts,
        };
        if (last.State == next.State && Equals(last.Trouble, next.Trouble) && facts is null)
            return;
        Volatile.Write(ref _status, next);
        StatusChanged?.Invoke(next);
    }
}
