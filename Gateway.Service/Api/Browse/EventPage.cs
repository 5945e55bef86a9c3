using EdgeGateway.Service.Delivery;

namespace EdgeGateway.Service.Api.Browse;

/// <summary>One page of what was found, newest first.</summary>
/// <param name="Events">What fits.</param>
/// <param name="Next">Put into <see cref="EventQuery.Before"/> to go on; null when there is nothing older.</param>
internal sealed record EventPage(IReadOnlyList<FoundEvent> Events, long? Next);

/// <summary>One event and how far it is.</summary>
/// <param name="Event">Its head.</param>
/// <param name="Tick">Over all platforms that get it, or at the one that was asked for.</param>
public sealed record FoundEvent(EventSummary Event, DeliveryTick Tick);
