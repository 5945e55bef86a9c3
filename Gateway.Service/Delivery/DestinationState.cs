using EdgeGateway.Service.Delivery.Sending;

namespace EdgeGateway.Service.Delivery;

/// <summary>Whether a destination is connected. Immutable; a change is a new value.</summary>
/// <param name="Link">What it is doing.</param>
/// <param name="Since">UTC time since when.</param>
/// <param name="Address">Where it is or was connected, or tries to be.</param>
/// <param name="Loss">Why it is not connected; kept while it tries again.</param>
internal sealed record DestinationState(LinkState Link, DateTimeOffset Since, string Address, LinkLoss? Loss);

/// <summary>Where a destination stands.</summary>
internal enum LinkState
{
    /// <summary>First attempt.</summary>
    Connecting,

    /// <summary>Events go out.</summary>
    Connected,

    /// <summary>Lost or never reached; tried again on a schedule.</summary>
    Waiting,
}
