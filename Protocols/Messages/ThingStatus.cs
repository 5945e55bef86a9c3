namespace EdgeGateway.Protocols.Messages;

/// <summary>State of one thing the gateway looks after. Immutable; a change is a new value.</summary>
/// <param name="Id">Configured id, unique in the gateway, like <c>reader-1</c>.</param>
/// <param name="Kind">One of <see cref="ThingKinds"/>.</param>
/// <param name="State">How it is.</param>
/// <param name="Since">UTC time at which it entered <paramref name="State"/>.</param>
/// <param name="Trouble">Cause and next step; null exactly when there is nothing to do.</param>
public sealed record ThingStatus(string Id, string Kind, ThingState State, DateTimeOffset Since, Trouble? Trouble = null)
{
    /// <summary>Short facts for people and machines: address, firmware, frames per second, queue length.</summary>
    public IReadOnlyDictionary<string, string> Facts { get; init; } = NoFacts;

    private static readonly IReadOnlyDictionary<string, string> NoFacts = new Dictionary<string, string>();
}
