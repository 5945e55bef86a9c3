using EdgeGateway.Service.Commands;
using EdgeGateway.Service.Delivery.Receipts;

namespace EdgeGateway.Service.Delivery.Sending;

/// <summary>A connection to one platform, from when it stands until it is lost. Never reused.</summary>
internal interface ILink : IAsyncDisposable
{
    /// <summary>Where it leads, for people: <c>mqtt://host:1883</c>.</summary>
    string Address { get; }

    /// <summary>How many events may be unanswered at a time.</summary>
    int Window { get; }

    /// <summary>Completes when the link is lost.</summary>
    Task<LinkLoss> Lost { get; }

    /// <summary>
    /// Sends one event. The bytes leave in the order of the calls (one caller at a time); answers come in any order. Never throws.
    /// </summary>
    Task<Answer> SendAsync(Parcel parcel);

    /// <summary>Gives the link up for a reason seen from outside.</summary>
    void Abandon(LinkLoss loss);
}

/// <summary>What a link tells its destination without being asked.</summary>
/// <param name="Receipt">A platform's receipt; the flag is true when the broker had kept it from before.</param>
internal sealed record LinkEvents(Action<Receipt, bool> Receipt)
{
    /// <summary>The platform asks for something. False when it cannot be taken now.</summary>
    public Func<CommandMessage, bool> Command { get; init; } = _ => false;

    /// <summary>The platform says which pictures it lacks, to the gateway of that id.</summary>
    public Action<ReadOnlyMemory<byte>, string> Pictures { get; init; } = (_, _) => { };
}
