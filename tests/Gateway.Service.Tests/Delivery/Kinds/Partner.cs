using EdgeGateway.Service.Delivery;

namespace EdgeGateway.Service.Tests.Delivery.Kinds;

/// <summary>The real other end of one kind of destination. Start and stop may follow each other; what arrived stays known.</summary>
internal abstract class Partner : IAsyncDisposable
{
    /// <summary>An event of this size is refused by the partner, or by us on its behalf.</summary>
    public const int PoisonBytes = 6000;

    /// <summary>What a partner with limits takes.</summary>
    protected const int MaxBytes = 4000;

    /// <summary>Event numbers in the order of arrival, each once.</summary>
    public abstract IReadOnlyList<long> Seqs { get; }

    /// <summary>Numbers that came marked as replay; null where the kind cannot mark.</summary>
    public virtual IReadOnlyList<long>? Replayed => null;

    public abstract Task StartAsync();

    public abstract Task StopAsync();

    public abstract DestinationOptions To(string id, int replayRate = 0);

    /// <summary>The same kind, leading nowhere.</summary>
    public abstract DestinationOptions Dead(string id);

    public abstract ValueTask DisposeAsync();
}
