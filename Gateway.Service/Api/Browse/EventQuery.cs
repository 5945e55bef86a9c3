using EdgeGateway.Service.Delivery;

namespace EdgeGateway.Service.Api.Browse;

/// <summary>Which events somebody looks for. Null and empty: any.</summary>
public sealed record EventQuery
{
    /// <summary>Whole type, or the beginning of one that ends with a dot, like <c>store.</c>.</summary>
    public string? Type { get; init; }

    /// <summary>Device, camera or desk it comes from.</summary>
    public string? Thing { get; init; }

    /// <summary>UTC, inclusive, by the wall clock of the time.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>UTC, exclusive.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>One platform; null: all that get it together, the slowest counts.</summary>
    public string? Destination { get; init; }

    public DeliveryTick? Tick { get; init; }

    /// <summary>Only numbers below this one.</summary>
    public long? Before { get; init; }

    /// <summary>Most events in one answer.</summary>
    public int Max { get; init; } = 25;
}
